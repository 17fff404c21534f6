import { NativeSelect } from "@mantine/core";
import type { SavedSummary } from "../../../shared/domain/saved.ts";
import { useReading } from "../../state/stores.ts";

const nobody = "";

/** Whom we act for: chosen here, remembered for the contract and its matter. */
export function OurSide({ saved: { matter, summary, client = null, side = null } }: { saved: SavedSummary }) {
  const actFor = useReading((state) => state.actFor);
  const failure = useReading((state) => state.sideFailure);
  if (summary.parties.length === 0) return null;
  const unknown = client !== null && side === null;
  return (
    <NativeSelect
      size="xs"
      label="We act for"
      description={
        unknown
          ? `${matter === null ? "You said" : "The matter is for"} ${client}, who is not among the parties found.`
          : matter === null
            ? "Remembered for this contract."
            : `Remembered for matter ${matter}.`
      }
      inputWrapperOrder={["label", "input", "description", "error"]}
      error={failure?.message ?? null}
      data={[
        { value: nobody, label: "Nobody yet" },
        ...summary.parties.map((party) => ({ value: party, label: party })),
      ]}
      value={side ?? nobody}
      onChange={(event) => void actFor(event.currentTarget.value === nobody ? null : event.currentTarget.value)}
      data-testid="our-side"
    />
  );
}
