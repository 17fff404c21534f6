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

const capitalised = /\b[A-Z][A-Za-z]{3,}(?:[^\S\n]([A-Z][A-Za-z]{3,}))?/g;

/** How many different places are named, wherever in the text: each may bring a law, a court or a register with it. */
export function countJurisdictions(text: string): number {
  const found = new Set<string>();
  for (const [pair, second] of text.matchAll(capitalised)) {
    if (second === undefined) add(found, pair);
    else if (!add(found, pair.replace(/\s/, "-"))) {
      add(found, pair.slice(0, pair.length - second.length - 1));
      add(found, second);
    }
  }
  return found.size;
}

function add(found: Set<string>, name: string): boolean {
  const place = name.toLowerCase();
  if (!places.has(place)) return false;
  found.add(place);
  return true;
}
