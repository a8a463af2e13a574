export function cut() {}
export function paint() {}
export function glue() {}
export const saw = { sharpen() {}, teeth: 3 };
const hidden = () => saw.sharpen();
export { hidden as shown };
export default paint;
