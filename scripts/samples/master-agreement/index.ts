import type { SampleDocument } from "../document.ts";
import { commercial } from "./commercial.ts";
import { conductExhibits } from "./exhibits-conduct.ts";
import { legalExhibits } from "./exhibits-legal.ts";
import { supplyExhibits } from "./exhibits-supply.ts";
import { framework } from "./framework.ts";
import { risk } from "./risk.ts";

/** A framework for supply and services, under English law with terms for three other jurisdictions. */
export const masterAgreement: SampleDocument = {
  file: "master-agreement",
  title: "Master Supply and Services Agreement",
  subtitle: "for turbine components and related services",
  reference: "OTT-FKK-MSSA-0001",
  date: "2025-01-20",
  dated: "Dated 20 January 2025",
  paper: "A4",
  textSize: 11,
  leading: 14.5,
  cover: true,
  contents: true,
  articleWord: "Article",
  opening: "This master supply and services agreement (this “**Agreement**”) is made on 20 January 2025 between:",
  parties: [
    {
      name: "Oxbow & Thistle Turbine Corporation",
      description:
        ", a corporation organised under the laws of the State of Ohio, United States, whose principal office is at 2100 Millwheel Parkway, Cleveland, Ohio 44000 (the “**Manufacturer**”); and",
      role: "the Manufacturer",
      signatory: "Philippa Grindlestone",
      capacity: "President and Chief Executive Officer",
    },
    {
      name: "Feldspar Kestrel Komponenten GmbH",
      description:
        ", a company organised under German law, registered in the commercial register of Regensbrück under HRB 00606, whose registered office is at Beispielstraße 14, 00000 Regensbrück, Germany (the “**Supplier**”).",
      role: "the Supplier",
      signatory: "Dr. Balthasar Immergrün",
      capacity: "Managing Director (Geschäftsführer)",
    },
  ],
  recitalsHeading: "Background",
  recitals: [
    "The Manufacturer designs, builds and maintains industrial gas turbines in the United States, Germany and Singapore.",
    "The Supplier makes precision components for rotating machinery and provides field and monitoring services.",
    "By a letter of intent of 12 September 2024 the parties recorded their wish to replace single contracts by a framework under which the Manufacturer and its Affiliates may buy such components and services on common terms.",
    "The parties have agreed those terms, which are set out in this Agreement.",
  ],
  agreed: "The parties agree as follows:",
  articles: [...framework, ...commercial, ...risk],
  testimonium:
    "The parties have signed this Agreement through their duly authorised representatives on the date stated at its head.",
  signaturesBefore: true,
  schedules: [...supplyExhibits, ...legalExhibits, ...conductExhibits],
};
