export const fakeCart = () => null;
