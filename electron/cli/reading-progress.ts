/** How far reading is, for the line at the terminal. */
export function readingProgress(reading: {
  readonly page: number;
  readonly pages: number | null;
  readonly recognising: boolean;
}): string {
  const of = reading.pages === null ? "" : ` of ${reading.pages}`;
  return reading.recognising
    ? `recognising words in pictures, page ${reading.page}${of}`
    : `read ${reading.page}${of} pages`;
}
