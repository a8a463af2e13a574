function good() {}
const x = {;
function after( { return 1 }
class Fine { run() {} }
