import { DOMParser, type Document, type Element } from "@xmldom/xmldom";
import JSZip from "jszip";
import { AppError } from "#app/platform/errors.ts";
import { KIND_NAMES, kindOfArchive } from "#app/platform/reading/file-kind.server.ts";
import { XmlMeasure } from "#app/platform/reading/xml-measure.ts";
import { damagedSentence, notWordSentence, tooBigSentence } from "../document-refusals.ts";
import { childElements } from "./word-xml.ts";

/** A .docx of a letter has some twenty parts and unpacks to a megabyte or two; these stop a zip bomb. */
const MAX_ENTRIES = 2_000;
const MAX_UNPACKED_BYTES = 10 * 1024 * 1024;
const MAX_NESTING = 256;
/** What is told of addresses that a file fetches from. */
const MOST_ADDRESSES = 10;
const MOST_ADDRESS_CHARACTERS = 300;

/** Opens the zip of a .docx and hands out its XML parts, counting what has been unpacked. */
export class WordPackage {
  private unpackedBytes = 0;
  private relations: Promise<{ kind: string; id: string; path: string }[]> | null = null;

  private constructor(
    readonly name: string,
    private readonly zip: JSZip,
    readonly mainPart: string,
  ) {}

  static async open(name: string, bytes: Uint8Array): Promise<WordPackage> {
    const zip = await loadZip(name, bytes);
    if (Object.keys(zip.files).length > MAX_ENTRIES) throw tooBig(name);
    const unopened = new WordPackage(name, zip, "");
    return new WordPackage(name, zip, await unopened.findMainPart());
  }

  /** The parsed part, or null when the package has none of that name. */
  async part(path: string): Promise<Element | null> {
    const bytes = await this.unpack(path);
    return bytes === null ? null : parseXml(this.name, bytes);
  }

  /**
   * The part that the main one names for this purpose, such as `numbering`: Word's web version and others call it as they like. Where
   * the main part names none, the one beside it with the usual name.
   */
  async related(kind: string): Promise<Element | null> {
    const [named] = await this.partsOf(kind);
    return this.part(named?.path ?? this.mainPart.replace(/[^/]*$/, `${kind}.xml`));
  }

  /** Every part that the main one names for this purpose, with the id by which it is named. */
  async partsOf(kind: string): Promise<{ id: string; path: string }[]> {
    this.relations ??= this.readRelations();
    return (await this.relations).filter((one) => one.kind === kind);
  }

  /** The bytes of a part that is no XML; null when the package has none of that name. */
  bytesOf(path: string): Promise<Uint8Array | null> {
    return this.unpack(path);
  }

  private async readRelations(): Promise<{ kind: string; id: string; path: string }[]> {
    const [, folder = "", file = ""] = /^(.*?)([^/]*)$/.exec(this.mainPart) ?? [];
    const root = await this.part(`${folder}_rels/${file}.rels`);
    return root === null
      ? []
      : [...childElements(root)].flatMap((element) => {
          if (element.getAttribute("TargetMode") === "External") return [];
          const kind = /[^/]*$/.exec(element.getAttribute("Type") ?? "")?.[0] ?? "";
          const path = pathFrom(folder, element.getAttribute("Target") ?? "");
          return [{ kind, id: element.getAttribute("Id") ?? "", path }];
        });
  }

  /**
   * Where Word fetches things from as soon as the file is opened: templates, pictures, frames and objects kept elsewhere.
   * Links that somebody has to follow are not among them.
   */
  async outside(): Promise<string[]> {
    const found = new Set<string>();
    // What the package itself names, such as a picture of its first page, is not fetched by the document.
    for (const path of Object.keys(this.zip.files).filter((name) =>
      /[^/]\/_rels\/[^/]+\.rels$/i.test(name),
    )) {
      for (let node = (await this.part(path))?.firstChild ?? null; node !== null; node = node.nextSibling) {
        const element = node as Element;
        if (element.getAttribute?.("TargetMode") !== "External") continue;
        if (/\/hyperlink$/.test(element.getAttribute("Type") ?? "")) continue;
        found.add((element.getAttribute("Target") ?? "").slice(0, MOST_ADDRESS_CHARACTERS));
      }
    }
    return [...found].slice(0, MOST_ADDRESSES);
  }

  private async findMainPart(): Promise<string> {
    const relations = await this.part("_rels/.rels");
    for (let node = relations?.firstChild ?? null; node !== null; node = node.nextSibling) {
      const element = node as Element;
      const type = element.getAttribute?.("Type") ?? "";
      if (!type.endsWith("/officeDocument")) continue;
      const target = pathFrom("", element.getAttribute("Target") ?? "");
      if (/^word\//i.test(target) && this.zip.file(target)) return target;
      // Elsewhere than usual it is told by its root: a workbook has a main part too.
      if ((await this.part(target))?.localName === "document") return target;
    }
    if (this.zip.file("word/document.xml")) return "word/document.xml";
    throw new AppError("invalid", notWordSentence(this.name, otherThanWord(this.zip)));
  }

  private unpack(path: string): Promise<Uint8Array | null> {
    const entry = this.zip.file(path);
    if (!entry) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      const chunks: Uint8Array[] = [];
      let stopped = false;
      const stream = entry.nodeStream("nodebuffer");
      stream.on("data", (chunk: Buffer) => {
        if (stopped) return;
        this.unpackedBytes += chunk.length;
        if (this.unpackedBytes > MAX_UNPACKED_BYTES) {
          // The sizes in a zip's directory can lie, so the bytes are counted as they come.
          stopped = true;
          stream.pause();
          reject(tooBig(this.name));
          return;
        }
        chunks.push(chunk);
      });
      stream.on("error", (cause: Error) => reject(damaged(this.name, cause)));
      stream.on("end", () => resolve(Buffer.concat(chunks)));
    });
  }
}

async function loadZip(name: string, bytes: Uint8Array): Promise<JSZip> {
  try {
    return await JSZip.loadAsync(bytes);
  } catch (cause) {
    throw damaged(name, cause);
  }
}

function parseXml(name: string, bytes: Uint8Array): Element {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8").decode(
    bytes,
  );
  // Word never writes a document type; one here can only be an attempt to expand entities.
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw damaged(name, new Error("document type in a part"));
  if (nestsDeeper(bytes, MAX_NESTING)) throw damaged(name, new Error("parts nested too deeply"));
  let document: Document;
  try {
    document = new DOMParser({
      onError: (level, message) => {
        if (level === "fatalError") throw new Error(message);
      },
    }).parseFromString(text, "text/xml");
  } catch (cause) {
    throw damaged(name, cause);
  }
  if (!document.documentElement) throw damaged(name, new Error("empty part"));
  return document.documentElement;
}

/** The path of a part that another one, in `folder`, names. */
function pathFrom(folder: string, target: string): string {
  const path: string[] = target.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}

/** Word nests some forty levels; thousands would exhaust the parser, so they are counted before it sees them. */
function nestsDeeper(bytes: Uint8Array, limit: number): boolean {
  const measure = new XmlMeasure();
  measure.take(bytes);
  return measure.deepest > limit;
}

function otherThanWord(zip: JSZip): string {
  return KIND_NAMES[kindOfArchive(Object.keys(zip.files).map((name) => ({ name })))];
}

function damaged(name: string, cause: unknown): AppError {
  return new AppError("invalid", damagedSentence(name), {
    cause,
    logMessage: cause instanceof Error ? cause.message.slice(0, 300) : undefined,
  });
}

function tooBig(name: string): AppError {
  return new AppError("invalid", tooBigSentence(name));
}
