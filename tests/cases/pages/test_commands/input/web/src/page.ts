/** Draws a box. */
export function draw(size: number): string {
  return "#".repeat(size);
}
