/** Places whose law or courts contracts name. Two words at most: a place of three is known by its first two. */
const places = new Set(
  `alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana
iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada
new-hampshire new-jersey new-mexico new-york north-carolina north-dakota ohio oklahoma oregon pennsylvania rhode-island
south-carolina south-dakota tennessee texas utah vermont virginia washington west-virginia wisconsin wyoming puerto-rico
england wales scotland northern-ireland ireland united-kingdom united-states european-union france germany spain portugal italy
austria switzerland netherlands belgium luxembourg denmark sweden norway finland iceland poland hungary romania bulgaria
greece cyprus malta czech-republic slovakia slovenia croatia estonia latvia lithuania ukraine turkey israel egypt morocco nigeria
kenya south-africa ghana saudi-arabia united-arab qatar kuwait bahrain india pakistan bangladesh sri-lanka singapore
malaysia indonesia philippines thailand vietnam hong-kong taiwan japan korea south-korea china australia new-zealand
canada ontario quebec british-columbia alberta mexico brazil argentina chile colombia peru uruguay panama costa-rica
bermuda cayman-islands bahamas jersey guernsey gibraltar liechtenstein monaco russia kazakhstan`.split(/\s+/),
);

const capitalised = /\b[A-Z][A-Za-z]{2,}(?=[^\S\n]([A-Z][A-Za-z]{2,})|)/g;

/** How many different places are named, wherever in the text: each may bring a law, a court or a register with it. */
export function countJurisdictions(text: string): number {
  const found = new Set<string>();
  let passed = 0;
  for (const match of text.matchAll(capitalised)) {
    // The Mexico of New Mexico is none.
    if (match.index < passed) continue;
    const [first, second] = match;
    const pair = second === undefined ? "" : `${first}-${second}`.toLowerCase();
    if (places.has(pair)) {
      found.add(pair);
      passed = match.index + pair.length;
    } else if (places.has(first.toLowerCase())) {
      found.add(first.toLowerCase());
    }
  }
  return found.size;
}
