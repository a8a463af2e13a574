export default { run() {}, stop: () => 1, tools: { cut: function () {} } };
