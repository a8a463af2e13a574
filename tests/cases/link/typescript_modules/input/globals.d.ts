declare const __BUILD__: string;
declare function everywhere(): Everywhere;
