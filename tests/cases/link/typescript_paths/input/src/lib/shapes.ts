export interface Shape { area(): number }
export class Square implements Shape {
  constructor(private side: number) {}
  area(): number { return this.side * this.side; }
  twice(): number { return this.area() * 2; }
}
export default function unit(): Square { return new Square(1); }
