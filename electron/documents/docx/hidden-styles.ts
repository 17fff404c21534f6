import { tagsOf } from "../xml.ts";

/** What the styles of a document say about whether text in them can be seen. */
export interface SeenStyles {
  /** Styles of paragraphs and letters whose text is hidden. */
  readonly hidden: ReadonlySet<string>;
  /** Styles, most of them of tables, that lay a colour under their text. */
  readonly shaded: ReadonlySet<string>;
}

/** Reads `word/styles.xml`; a style takes on what the one it is based on has. */
export function readSeenStyles(xml: string): SeenStyles {
  const own = new Map<string, { basedOn: string | null; isHidden: boolean | null; isShaded: boolean }>();
  let open: { basedOn: string | null; isHidden: boolean | null; isShaded: boolean } | null = null;
  for (const { name, kind, attributes } of tagsOf(xml)) {
    if (name === "w:style") {
      open = kind === "open" ? { basedOn: null, isHidden: null, isShaded: false } : null;
      if (open !== null) own.set(attributes["w:styleId"] ?? "", open);
    } else if (open !== null) {
      if (name === "w:basedOn") open.basedOn = attributes["w:val"] ?? null;
      if (name === "w:vanish") open.isHidden = isOn(attributes["w:val"]);
      if (name === "w:shd") open.isShaded ||= isColoured(attributes);
    }
  }
  const hidden = new Set<string>();
  const shaded = new Set<string>();
  for (const id of own.keys()) {
    let isHidden: boolean | null = null;
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null && !seen.has(at); at = own.get(at)?.basedOn ?? null) {
      seen.add(at);
      isHidden ??= own.get(at)?.isHidden ?? null;
      if (own.get(at)?.isShaded === true) shaded.add(id);
    }
    if (isHidden === true) hidden.add(id);
  }
  return { hidden, shaded };
}

/** Word's switches are on where they stand, unless they say otherwise. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/i.test(value);
}

/** Whether shading lays a colour other than the paper's. A pattern counts too. */
export function isColoured(attributes: Readonly<Record<string, string>>): boolean {
  const fill = attributes["w:fill"] ?? "auto";
  const pattern = attributes["w:val"] ?? "clear";
  return !/^(?:auto|f{6})$/i.test(fill) || attributes["w:themeFill"] !== undefined || !/^(?:clear|nil)$/i.test(pattern);
}
