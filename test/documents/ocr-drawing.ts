import { createCanvas } from "@napi-rs/canvas";

/** Something to see and nothing to read. */
export function drawing(): Uint8Array {
  const canvas = createCanvas(300, 400);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, 300, 400);
  context.fillStyle = "black";
  context.beginPath();
  context.ellipse(150, 200, 110, 60, 0, 0, 2 * Math.PI);
  context.fill();
  return canvas.toBuffer("image/png");
}
