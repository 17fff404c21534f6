/** A PDF of five pages with words, of which the third draws forms that draw forms: twelve times twelve times, eight deep. */
export function formBomb(): Uint8Array {
  const stream = (dictionary: string, data: string): string =>
    `<< ${dictionary} /Length ${data.length} >>\nstream\n${data}\nendstream`;
  const form = "/Type /XObject /Subtype /Form /BBox [0 0 612 792]";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    stream(`${form} /Resources << /Font << /F 3 0 R >> >>`, "BT /F 8 Tf 10 10 Td (again) Tj ET"),
  ];
  for (let depth = 0; depth < 8; depth += 1)
    objects.push(stream(`${form} /Resources << /XObject << /X ${objects.length} 0 R >> >>`, "/X Do ".repeat(12)));
  const deepest = objects.length;
  const kids = [1, 2, 3, 4, 5].map((page) => {
    const words = `BT /F 12 Tf 72 700 Td (These are the words of page ${page}.) Tj ET`;
    objects.push(stream("", page === 3 ? `${words} /X Do` : words));
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${objects.length} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /X ${deepest} 0 R >> >> >>`,
    );
    return `${objects.length} 0 R`;
  });
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(" ")}] >>`;
  let file = "%PDF-1.5\n";
  const rows = objects.map((object, index) => {
    const row = `${String(file.length).padStart(10, "0")} 00000 n \n`;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
