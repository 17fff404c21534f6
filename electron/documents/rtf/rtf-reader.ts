import { HeadnoteError } from "../../../shared/domain/errors.ts";
import { isLost, PAPER } from "../colour.ts";
import type { Colour } from "../colour.ts";
import type { DocumentPart, ParagraphLook } from "../parts.ts";
import { AsideCollector } from "../told.ts";
import type { Asides } from "../told.ts";
import { codePageOf, codePageOfCharset, decodeBytes } from "./code-pages.ts";
import { DESTINATIONS, PLAIN_LETTERS, PLAIN_PARAGRAPH, SIGNS, START, WRAPPERS } from "./group-state.ts";
import type { Destination, GroupState } from "./group-state.ts";
import { Story } from "./story.ts";
import type { RtfToken } from "./tokens.ts";

const DEEPEST = 1_000;
/** Points; smaller letters cannot be read on paper. */
const TINY = 4;

export interface RtfText {
  readonly parts: DocumentPart[];
  readonly margins: string[];
  readonly asides: Asides;
}

interface Opened {
  readonly state: GroupState;
  readonly story: Story;
  /** What this group began, where it began one. */
  readonly begun: Destination | null;
}

/** Follows the tokens of an RTF file (version 1.9.1) and keeps what a reader of the document sees, and what not. */
export class RtfReader {
  readonly #stack: Opened[] = [];
  readonly #asides = new AsideCollector();
  readonly #body = new Story();
  readonly #notes: DocumentPart[] = [];
  readonly #margins: string[] = [];
  readonly #comments: { about: string | null; text: string }[] = [];
  readonly #fonts = new Map<number, string>();
  readonly #colours: (Colour | null)[] = [];
  readonly #styles = new Map<number, string>();
  #state: GroupState = START;
  #story: Story = this.#body;
  #begun: Destination | null = null;
  #codePage = "windows-1252";
  #isFirst = true;
  #isOptional = false;
  #skip = 0;
  #bytes: number[] = [];
  #bytesPage = "windows-1252";
  #colour: [number | null, number | null, number | null] = [null, null, null];
  #font: number | null = null;
  #style = 0;
  #styleName: string[] = [];
  #rowShading = false;
  /** A label was written in the paragraph that is open. */
  #isLabelled = false;

  take(token: RtfToken): void {
    switch (token.type) {
      case "open":
        this.#open();
        break;
      case "close":
        this.#close();
        break;
      case "text":
        this.#letters(token.bytes);
        this.#isFirst = false;
        break;
      case "control":
        if (token.word === "'") this.#letters(Uint8Array.of(token.byte ?? 0x3f));
        else if (token.word === "u" && token.param !== null) this.#unicode(token.param);
        else this.#control(token.word, token.param);
        if (token.word !== "*") this.#isFirst = false;
    }
  }

  finish(): RtfText {
    this.#flush();
    while (this.#stack.length > 0) this.#close();
    const found = this.#asides.finish();
    return {
      parts: [...this.#body.finish(this.#look(START)), ...this.#notes],
      margins: this.#margins,
      asides: { ...found, comments: this.#comments },
    };
  }

  #open(): void {
    this.#flush();
    this.#skip = 0;
    if (this.#stack.length >= DEEPEST) {
      throw new HeadnoteError(
        "too-large",
        "This RTF document is nested more deeply than any document is, and was not read. Save it anew in Word and drop that.",
      );
    }
    this.#stack.push({ state: this.#state, story: this.#story, begun: this.#begun });
    this.#begun = null;
    this.#isFirst = true;
    this.#isOptional = false;
  }

  #close(): void {
    this.#flush();
    this.#skip = 0;
    const opened = this.#stack.pop();
    if (opened === undefined) return;
    if (this.#begun !== null && this.#story !== opened.story) this.#keepStory(this.#begun, this.#story);
    if (this.#begun === "styles" || this.#state.destination === "styles") this.#endStyle();
    this.#state = opened.state;
    this.#story = opened.story;
    this.#begun = opened.begun;
    this.#isFirst = false;
  }

  #keepStory(destination: Destination, story: Story): void {
    const parts = story.finish(this.#look(this.#state));
    const text = (): string =>
      parts
        .map((part) => part.text.trim())
        .filter((part) => part !== "")
        .join(" ");
    if (destination === "note") this.#notes.push(...parts);
    else if (destination === "margin") this.#margins.push(text());
    else if (destination === "comment" && text() !== "") this.#comments.push({ about: null, text: text() });
  }

  #control(word: string, param: number | null): void {
    if (word === "*") {
      this.#isOptional = this.#isFirst;
      return;
    }
    if (word === "\n" || word === "\r") return this.#control("par", null);
    const sign = SIGNS[word];
    if (sign !== undefined && param === null) {
      if (this.#skip > 0) this.#skip -= 1;
      else this.#write(sign);
      return;
    }
    const destination = DESTINATIONS[word];
    if (destination !== undefined) return this.#begin(destination, word);
    if (this.#isFirst && this.#isOptional && this.#stack.length > 0) return this.#begin("nowhere", word);
    switch (this.#state.destination) {
      case "fonts":
        return this.#fontWord(word, param);
      case "colours":
        if (word === "red") this.#colour[0] = param ?? 0;
        if (word === "green") this.#colour[1] = param ?? 0;
        if (word === "blue") this.#colour[2] = param ?? 0;
        return undefined;
      case "styles":
        if (word === "s" && param !== null) this.#style = param;
        return undefined;
      case "nowhere":
        if (word === "ansicpg") this.#codePage = codePageOf(param ?? 1252);
        return undefined;
      case "body":
      case "label":
      case "note":
      case "margin":
      case "comment":
        return this.#textWord(word, param);
    }
  }

  #begin(destination: Destination, word: string): void {
    this.#flush();
    this.#isOptional = false;
    const { destination: under, mayShow } = this.#state;
    const isShown = isText(under) || (under === "nowhere" && mayShow);
    if (!isShown && isText(destination)) return;
    // What stands in a note, a margin or a comment stays there.
    const stays = destination === "body" && (under === "note" || under === "margin" || under === "comment");
    this.#state = {
      ...this.#state,
      destination: stays ? under : destination,
      mayShow: isShown && WRAPPERS.has(word),
    };
    if (destination === "note" || destination === "margin" || destination === "comment") {
      this.#story = new Story();
      this.#begun = destination;
      this.#state = { ...this.#state, ...PLAIN_PARAGRAPH };
    }
    if (destination === "label") this.#isLabelled = true;
  }

  #fontWord(word: string, param: number | null): void {
    if (word === "f") this.#font = param ?? 0;
    if (this.#font === null || param === null) return;
    if (word === "fcharset") {
      const page = codePageOfCharset(param);
      if (page !== null) this.#fonts.set(this.#font, page);
    }
    if (word === "cpg") this.#fonts.set(this.#font, codePageOf(param));
  }

  #textWord(word: string, param: number | null): void {
    const on = param !== 0;
    switch (word) {
      case "ansicpg":
        this.#codePage = codePageOf(param ?? 1252);
        break;
      case "mac":
        this.#codePage = "macintosh";
        break;
      case "par":
      case "page":
      case "column":
      case "sect":
      case "nestcell":
      case "nestrow":
        this.#end((story) => story.paragraph(this.#look(this.#state), this.#state.isInTable));
        break;
      case "cell":
        this.#end((story) => story.cell(this.#look(this.#state)));
        break;
      case "row":
        this.#end((story) => story.row(this.#look(this.#state)));
        this.#rowShading = false;
        break;
      case "trowd":
        this.#rowShading = false;
        break;
      case "clcbpat":
        this.#rowShading ||= !this.#isPaper(param ?? 0);
        break;
      case "pard":
        this.#set(PLAIN_PARAGRAPH);
        break;
      case "plain":
        this.#set(PLAIN_LETTERS);
        break;
      case "uc":
        this.#set({ fallback: Math.min(16, Math.max(0, param ?? 1)) });
        break;
      case "f":
        this.#set({ font: param ?? 0 });
        break;
      case "fs":
        this.#set({ size: (param ?? 24) / 2 });
        break;
      case "b":
        this.#set({ isBold: on });
        break;
      case "ul":
      case "ulw":
      case "uld":
      case "uldb":
        this.#set({ isUnderlined: on });
        break;
      case "ulnone":
        this.#set({ isUnderlined: false });
        break;
      case "caps":
        this.#set({ isUpper: on });
        break;
      case "v":
        this.#set({ isHidden: on });
        break;
      case "revised":
        this.#set({ isInserted: on });
        break;
      case "deleted":
        this.#set({ isDeleted: on });
        break;
      case "cf":
        this.#set({ colour: param ?? 0 });
        break;
      case "cb":
      case "chcbpat":
      case "highlight":
        this.#set({ isShaded: !this.#isPaper(param ?? 0) });
        break;
      case "cbpat":
        this.#set({ isParagraphShaded: !this.#isPaper(param ?? 0) });
        break;
      case "s":
        this.#set({ style: param ?? 0 });
        break;
      case "outlinelevel":
        this.#set({ outline: param ?? 0 });
        break;
      case "qc":
        this.#set({ isCentred: true });
        break;
      case "ql":
      case "qr":
      case "qj":
        this.#set({ isCentred: false });
        break;
      case "ls":
        if (on) this.#set({ isItem: true });
        break;
      case "intbl":
        this.#set({ isInTable: on });
        break;
    }
  }

  #set(changes: Partial<GroupState>): void {
    this.#flush();
    this.#state = { ...this.#state, ...changes };
  }

  #end(how: (story: Story) => void): void {
    this.#flush();
    this.#asides.part();
    how(this.#story);
    this.#isLabelled = false;
  }

  #isPaper(index: number): boolean {
    if (index === 0) return true;
    const colour = this.#colours[index];
    return colour !== undefined && colour !== null && isLost(colour, PAPER);
  }

  #unicode(code: number): void {
    this.#flush();
    this.#write(String.fromCharCode(code < 0 ? code + 0x1_0000 : code));
    this.#skip = this.#state.fallback;
  }

  #letters(bytes: Uint8Array): void {
    let letters = bytes;
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, letters.byteLength);
      this.#skip -= skipped;
      letters = letters.subarray(skipped);
    }
    if (letters.byteLength === 0) return;
    switch (this.#state.destination) {
      case "nowhere":
        return;
      case "fonts":
        return;
      case "colours":
        for (const byte of letters) if (byte === 0x3b) this.#endColour();
        return;
      case "styles":
        this.#styleName.push(decodeBytes([...letters.subarray(0, 200)], this.#codePage));
        return;
      case "body":
      case "label":
      case "note":
      case "margin":
      case "comment": {
        const font = this.#state.font === null ? undefined : this.#fonts.get(this.#state.font);
        const page = font ?? this.#codePage;
        if (page !== this.#bytesPage) this.#flush();
        this.#bytesPage = page;
        for (const byte of letters) this.#bytes.push(byte);
      }
    }
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const text = decodeBytes(this.#bytes, this.#bytesPage);
    this.#bytes = [];
    this.#write(text);
  }

  #write(text: string): void {
    this.#flush();
    const state = this.#state;
    const { destination } = state;
    if (!isText(destination)) return;
    if (state.isDeleted) {
      this.#asides.add("deleted", text);
      return;
    }
    if (this.#isUnseen(state)) {
      this.#asides.add("hidden", text);
      return;
    }
    if (state.isInserted) this.#asides.add("inserted", text);
    else this.#asides.part();
    this.#story.write({
      text: state.isUpper ? text.toUpperCase() : text,
      marked: state.isBold || state.isUnderlined,
      size: state.size,
    });
  }

  #isUnseen(state: GroupState): boolean {
    if (state.isHidden || state.size < TINY) return true;
    const colour = this.#colours[state.colour];
    const isOnColour = state.isShaded || state.isParagraphShaded || (state.isInTable && this.#rowShading);
    return colour !== undefined && colour !== null && isLost(colour, PAPER) && !isOnColour;
  }

  #endColour(): void {
    const [red, green, blue] = this.#colour;
    this.#colours.push(red === null && green === null && blue === null ? null : [red ?? 0, green ?? 0, blue ?? 0]);
    this.#colour = [null, null, null];
  }

  #endStyle(): void {
    const name = this.#styleName.join("").replace(/;\s*$/, "").trim();
    this.#styleName = [];
    if (name !== "") this.#styles.set(this.#style, name.slice(0, 200));
    this.#style = 0;
  }

  #look(state: GroupState): ParagraphLook {
    const style = state.style === null ? "" : (this.#styles.get(state.style) ?? "");
    const level = /^(?:heading|\u00FCberschrift|titre)\s*(\d)$/i.exec(style)?.[1];
    const outline = state.outline === null || state.outline > 5 ? null : state.outline + 1;
    return {
      headingLevel: /^title$/i.test(style)
        ? 1
        : level === undefined
          ? outline
          : Math.min(6, Math.max(1, Number(level))),
      isListItem: state.isItem || this.#isLabelled,
      centred: state.isCentred,
      isContents: /^toc \d/i.test(style),
    };
  }
}

function isText(destination: Destination): boolean {
  return !/^(?:nowhere|fonts|colours|styles)$/.test(destination);
}
