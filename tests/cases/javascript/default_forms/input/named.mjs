function work() {}
const other = () => {};
export { work as default, other as 'string name' };
