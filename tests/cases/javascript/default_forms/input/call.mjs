const App = function Named() {};
export default connect(App, { load() {} });
