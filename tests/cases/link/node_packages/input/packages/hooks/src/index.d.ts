export declare function useCart(): void;
