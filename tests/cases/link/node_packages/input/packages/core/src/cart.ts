import { round } from "#money/round";

export class Cart {
  add(price: number): number {
    return round(price);
  }
}
