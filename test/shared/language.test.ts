import { describe, expect, it } from "vitest";
import { foreignLanguageOf, languageOf, languagesIn, leaningOf } from "../../shared/domain/language.ts";

const written: Readonly<Record<string, string>> = {
  English:
    "The Supplier shall deliver the goods to the Buyer within thirty days of each order, and the Buyer shall pay for them by the end of the month in which they are delivered.",
  German:
    "Der Lieferant liefert die Ware innerhalb von dreißig Tagen nach jeder Bestellung, und der Käufer zahlt sie bis zum Ende des Monats, in dem sie geliefert wird. Die Haftung ist auf den Preis der Ware begrenzt.",
  French:
    "Le Fournisseur livre les marchandises dans les trente jours de chaque commande, et le Client les paie au plus tard à la fin du mois au cours duquel elles sont livrées par le Fournisseur.",
  Spanish:
    "El Proveedor entregará los bienes al Comprador en un plazo de treinta días desde cada pedido, y el Comprador los pagará antes del final del mes en que se entreguen por el Proveedor.",
  Italian:
    "Il Fornitore consegna i beni entro trenta giorni da ciascun ordine, e il Cliente li paga entro la fine del mese in cui sono consegnati. La responsabilità del Fornitore è limitata al prezzo della merce.",
  Portuguese:
    "O Fornecedor entrega os bens no prazo de trinta dias após cada encomenda, e o Comprador paga os bens até ao fim do mês em que são entregues pelo Fornecedor na sua sede.",
  Dutch:
    "De Leverancier levert de goederen binnen dertig dagen na elke bestelling, en de Koper betaalt deze voor het einde van de maand waarin zij worden geleverd door de Leverancier op het adres van de Koper.",
  Japanese:
    "供給者は、各注文から三十日以内に商品を買主に引き渡すものとし、買主はその月の末日までに代金を支払うものとする。",
  Chinese: "供方应在每份订单之后三十日内向买方交付货物，买方应在交货当月月底之前支付货款。",
  Greek:
    "Ο Προμηθευτής παραδίδει τα αγαθά εντός τριάντα ημερών από κάθε παραγγελία και ο Αγοραστής τα πληρώνει έως το τέλος του μήνα.",
};

describe("the language of a text", () => {
  it.each(Object.entries(written))("is told where it is %s", (language, text) => {
    expect(languageOf(text)).toBe(language);
    expect(leaningOf(text)).toBe(language);
  });

  it("is not told of a few words, of figures, of names", () => {
    for (const text of ["Los Angeles, California", "12.000 EUR", "", "Müller GmbH & Co. KG, Hamburg", "§ 4"])
      expect(languageOf(text)).toBeNull();
    expect(leaningOf("Müller GmbH & Co. KG")).toBeNull();
    const domains = ["bruce", "floors", "wood", "hart"].map((name) => `${name}.com 25-Oct-2018 AFI`);
    expect(languageOf(Array.from({ length: 6 }, () => domains.join("\n")).join("\n"))).toBeNull();
  });

  it("of a contract in two is each with its share and where it begins, the more used first", () => {
    const english = (written["English"] ?? "").repeat(12);
    const german = (written["German"] ?? "").repeat(5);
    const [first, second, ...others] = languagesIn(`${english}\n${german}`);
    expect([first?.language, second?.language, others]).toEqual(["English", "German", []]);
    expect((first?.share ?? 0) + (second?.share ?? 0)).toBeCloseTo(1, 10);
    expect(Math.abs((second?.start ?? 0) - english.length)).toBeLessThan(600);
  });

  it("makes a contract foreign where a good part of it is not in English", () => {
    const english = written["English"] ?? "";
    const german = written["German"] ?? "";
    expect(foreignLanguageOf({ text: english.repeat(20) })).toBeNull();
    expect(foreignLanguageOf({ text: english.repeat(20) + german.repeat(4) })).toBeNull();
    expect(foreignLanguageOf({ text: english.repeat(10) + german.repeat(10) })).toBe("German");
    expect(foreignLanguageOf({ text: german })).toBe("German");
    expect(foreignLanguageOf({ text: "" })).toBeNull();
  });
});
