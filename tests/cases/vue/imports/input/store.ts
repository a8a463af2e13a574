export function useStore() { return { title: 'x' }; }
