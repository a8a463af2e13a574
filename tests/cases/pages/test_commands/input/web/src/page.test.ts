import { draw } from "./page";

test("draws", () => {
  expect(draw(2)).toBe("##");
});
