import { Command, CommanderError } from "commander";
import { headnoteVersion } from "../usecases/version.ts";
import { exitStatus, reportError } from "./outcome.ts";

const inputs = "files, folders, ZIP archives and e-mails (EML); each contract in them by itself";

const program = new Command("headnote")
  .description("Cited contract summaries, made on your own machine or by the models your firm allows.")
  .version(headnoteVersion())
  .option("--debug", "show where an error came from")
  .configureHelp({ showGlobalOptions: true })
  .exitOverride();

program
  .command("summarize")
  .description("summarise contracts (PDF, Word, OpenDocument, RTF, HTML, text, Markdown)")
  .argument("<files...>", inputs)
  .option("--matter <number>", "the client-matter number that the work is booked to")
  .option("--side <party>", "the party we act for")
  .option("--on-device", "nothing of the contract leaves this machine")
  .option("--replace <kinds>", "placeholders for names, addresses, contacts, accounts, amounts; or all")
  .option("--route <name>", "a tier, an alias or provider/model")
  .option("--fresh", "ask again even where the library holds the answer to the same task")
  .option("--password <stdin>", 'read a document password from standard input; write "--password -"')
  .option("--json", "print one JSON document")
  .option("--out <folder>", "also write each summary there, as Markdown and JSON")
  .action(async (files, options) => (await import("./summarize.ts")).summarize(files, options));

const batch = program
  .command("batch")
  .description("many contracts at once: planned, confirmed once, kept, and gone on with after a restart")
  .argument("[files...]", "files and folders")
  .option("--matter <number>", "the client-matter number that the work is booked to")
  .option("--side <party>", "the party we act for")
  .option("--on-device", "nothing of the contracts leaves this machine")
  .option("--replace <kinds>", "placeholders for names, addresses, contacts, accounts, amounts; or all")
  .option("--route <name>", "a tier, an alias or provider/model")
  .option("--name <name>", "what the batch is called")
  .option("--later", "what can wait is answered within 24 hours, at half the price")
  .option("--wait", "stay until those are answered too")
  .option("--yes", "say yes to the plan without being asked")
  .option("--json", "print one JSON document")
  .action(async (files, options) => (await import("./batch.ts")).startBatch(files, options));
// Options that the subcommands share with `batch` itself are taken there, so they are asked for as global ones.
batch
  .command("list")
  .description("every batch that is on the desk")
  .option("--json", "print one JSON document")
  .action(async (_, command) => (await import("./batch.ts")).listBatches(command.optsWithGlobals()));
batch
  .command("show")
  .description("one batch and each of its contracts")
  .argument("<id>")
  .option("--json", "print one JSON document")
  .action(async (id, _, command) => (await import("./batch.ts")).showBatch(id, command.optsWithGlobals()));
batch
  .command("resume")
  .description("go on with a batch, or with all that are not at their end")
  .argument("[id]")
  .option("--yes", "say yes to the plan without being asked")
  .option("--retry", "start those that failed or were cancelled again")
  .option("--wait", "stay until a provider has answered what may wait, rather than look once")
  .option("--resend", "send again what was sent before and whose answer never came, though it may be charged twice")
  .option("--json", "print one JSON document")
  .action(async (id, _, command) => (await import("./batch.ts")).resumeBatch(id ?? null, command.optsWithGlobals()));
batch
  .command("pause")
  .description("begin nothing new; what is under way goes on to its end")
  .argument("<id>")
  .action(async (id) => (await import("./batch.ts")).pauseBatch(id));
batch
  .command("cancel")
  .description("send nothing new; what is under way goes on to its end")
  .argument("<id>")
  .option("--abort", "end what is under way too")
  .action(async (id, options) => (await import("./batch.ts")).cancelBatch(id, options));
batch
  .command("dismiss")
  .description("take a batch that is at its end off the desk; what it saved stays")
  .argument("<id>")
  .action(async (id) => (await import("./batch.ts")).dismissBatch(id));

program
  .command("ask")
  .description("a question about contracts, answered with citations; without a model, the passages that bear on it")
  .argument("<files-and-question...>", "one or more files, and then the question")
  .option("--matter <number>", "the client-matter number that the work is booked to")
  .option("--on-device", "nothing of the contract leaves this machine")
  .option("--replace <kinds>", "placeholders for names, addresses, contacts, accounts, amounts; or all")
  .option("--route <name>", "a tier, an alias or provider/model")
  .option("--fresh", "ask again even where the library holds the answer to the same question")
  .option("--json", "print one JSON document")
  .action(async (given, options) => (await import("./ask.ts")).ask(given, options));

program
  .command("brief")
  .description("the on-device brief of any text or contract")
  .argument("<file>", 'a file, or "-" for standard input')
  .option("--words <n>", "at most so many words", "40")
  .action(async (file, options) => (await import("./brief.ts")).brief(file, options));

program
  .command("read")
  .description("what was read: pages, sections, coverage, findings")
  .argument("<files...>", inputs)
  .option("--password <stdin>", 'read a document password from standard input; write "--password -"')
  .option("--json", "print one JSON document")
  .action(async (files, options) => (await import("./read.ts")).read(files, options));

program
  .command("route")
  .description("how hard the contract is, who would be asked and what it would cost; calls nothing")
  .argument("<files...>", inputs)
  .option("--matter <number>", "the client-matter number")
  .option("--on-device", "nothing of the contract may leave this machine")
  .option("--replace <kinds>", "placeholders for names, addresses, contacts, accounts, amounts; or all")
  .option("--route <name>", "a tier, an alias or provider/model")
  .option("--json", "print one JSON document")
  .action(async (files, options) => (await import("./route.ts")).route(files, options));

program
  .command("compare")
  .description("what changed between two versions, or what an amendment changes; on this machine, nothing is sent")
  .argument("<before>")
  .argument("<after>")
  .option("--json", "print one JSON document")
  .action(async (before, after, options) => (await import("./compare.ts")).compare(before, after, options));

program
  .command("serve")
  .description("the browser edition on 127.0.0.1")
  .option("--port <n>", "0 takes a free one", "0")
  .option("--no-open", "only print the address")
  .option("--gateway", "without the page: OpenAI's chat completions for other tools, over your routes and policy")
  .option("--config <file>", "with --gateway: routes, providers and policy from this file")
  .action(async (options) => (await import("./serve.ts")).serve(options));

const keys = program.command("keys").description("provider keys, kept in the operating system's keychain");
keys
  .command("set")
  .description("asks for the key, or reads it from standard input")
  .argument("<provider>")
  .action(async (provider) => (await import("./keys.ts")).setProviderKey(provider));
keys
  .command("list")
  .option("--json", "print one JSON document")
  .action(async (options) => (await import("./keys.ts")).listKeys(options));
keys
  .command("delete")
  .argument("<provider>")
  .action(async (provider) => (await import("./keys.ts")).deleteProviderKey(provider));

const providers = program.command("providers").description("who could be asked");
providers
  .command("list")
  .option("--json", "print one JSON document")
  .action(async (options) => (await import("./providers.ts")).list(options));
providers
  .command("test")
  .description("asks each provider that has a key, or the named one, whether it answers")
  .argument("[provider]")
  .option("--json", "print one JSON document")
  .action(async (provider, options) => (await import("./providers.ts")).test(provider, options));

const library = program.command("library").description("what is kept on this machine");
library
  .command("list")
  .option("--json", "print one JSON document")
  .action(async (options) => (await import("./library.ts")).list(options));
library
  .command("search")
  .argument("<words...>")
  .option("--json", "print one JSON document")
  .action(async (words, options) => (await import("./library.ts")).search(words, options));
library
  .command("show")
  .argument("<id>")
  .option("--json", "print one JSON document")
  .action(async (id, options) => (await import("./library.ts")).show(id, options));
library
  .command("act-for")
  .description("remember the party we act for, in a contract and its matter")
  .argument("<id>")
  .argument("<party>", 'one of its parties, or "nobody"')
  .action(async (id, party) => (await import("./library.ts")).actForParty(id, party));
library
  .command("export")
  .description("write summaries to a file: .docx, .pdf, .xlsx (key terms side by side), .md or .json")
  .argument("<ids-and-file...>", "ids of summaries, then the file")
  .option("--all", "every summary of the library")
  .option("--matter <number>", "every summary of that matter")
  .action(async (named, options) => (await import("./library.ts")).exportTo(named, options));
library
  .command("matter")
  .description("the contracts of a matter as one file, with what its amendments change")
  .argument("<number>")
  .option("--json", "print one JSON document")
  .action(async (number, options) => (await import("./library.ts")).matter(number, options));
library
  .command("backup")
  .description("an equally encrypted copy")
  .argument("<file>")
  .action(async (file) => (await import("./library.ts")).backup(file));
library
  .command("verify")
  .description("check every page of the library")
  .action(async () => (await import("./library.ts")).verify());

program
  .command("costs")
  .description("what was spent")
  .option("--by <group>", "matter, provider, tier or month", "month")
  .option("--csv", "comma-separated values")
  .option("--json", "print one JSON document")
  .action(async (options) => (await import("./costs.ts")).costs(options));

const policy = program.command("policy").description("what the firm allows");
policy
  .command("show")
  .option("--json", "print one JSON document")
  .action(async (options) => (await import("./policy.ts")).show(options));
policy
  .command("check")
  .description("check a file of routes and policy before it is rolled out")
  .argument("<file>")
  .option("--json", "print one JSON document")
  .action(async (file, options) => (await import("./policy.ts")).check(file, options));
policy
  .command("schema")
  .description("the JSON Schema of routes.json, for editors")
  .action(async () => (await import("./policy.ts")).schema());

program
  .command("doctor")
  .description("check this installation: Node, keychain, library, settings, reading")
  .option("--json", "print one JSON document")
  .action(async (options) => (await import("./doctor.ts")).doctor(options));

// Whoever reads the output has seen enough ("| head"): that is no fault of this program.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has already said what is wrong, on stderr; help and version are not wrong use.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    reportError(error, program.opts<{ debug?: boolean }>().debug === true);
    process.exitCode = exitStatus(error);
  }
}
