import {
  amendment,
  auditRights,
  dataProtection,
  disputes,
  forceMajeure,
  notices,
  thirdPartyBeneficiary,
} from "./housekeeping.ts";
import {
  liquidatedDamages,
  minimumCommitment,
  priceRestrictions,
  revenueProfitSharing,
  volumeRestriction,
  warrantyDuration,
} from "./amounts.ts";
import { agreementDate } from "./agreement-date.ts";
import { antiAssignment } from "./anti-assignment.ts";
import { confidentiality } from "./confidentiality.ts";
import { effectiveDate } from "./effective-date.ts";
import { term } from "./duration.ts";
import { lastDay } from "./last-day.ts";
import { changeOfControl, postTerminationServices, terminationForCause, terminationForConvenience } from "./ending.ts";
import { firstRefusal } from "./first-refusal.ts";
import { governingLaw } from "./governing-law.ts";
import { dataProcessing } from "./data-processing.ts";
import { employments, paymentOnTermination } from "./employments.ts";
import { documentName, partiesTerm } from "./identity.ts";
import { indemnity } from "./indemnity.ts";
import { insurance } from "./insurance.ts";
import { covenantNotToSue, ipOwnershipAssignment, jointIpOwnership } from "./intellectual-property.ts";
import { capOnLiability, uncappedLiability } from "./liability.ts";
import {
  affiliateLicenseLicensee,
  affiliateLicenseLicensor,
  irrevocableOrPerpetualLicense,
  licenseGrant,
  nonTransferableLicense,
  sourceCodeEscrow,
  unlimitedLicense,
} from "./licences.ts";
import { loans } from "./loans.ts";
import { payment } from "./payment.ts";
import { noticeToTerminateRenewal, renewalTerm } from "./renewal.ts";
import {
  competitiveRestrictionException,
  exclusivity,
  mostFavoredNation,
  nonCompete,
  nonDisparagement,
  noSolicitOfCustomers,
  noSolicitOfEmployees,
} from "./restrictions.ts";
import { settlements } from "./settlements.ts";
import { subscriptions } from "./subscriptions.ts";
import { tenancies } from "./tenancies.ts";
import { secrecy } from "./secrecy.ts";
import type { Term } from "./term.ts";

/** Every key term the engine looks for, in the order in which a lawyer asks. */
export const terms: readonly Term[] = [
  documentName,
  partiesTerm,
  agreementDate,
  effectiveDate,
  term,
  lastDay,
  renewalTerm,
  noticeToTerminateRenewal,
  governingLaw,
  disputes,
  payment,
  revenueProfitSharing,
  minimumCommitment,
  priceRestrictions,
  volumeRestriction,
  mostFavoredNation,
  terminationForConvenience,
  terminationForCause,
  postTerminationServices,
  changeOfControl,
  antiAssignment,
  capOnLiability,
  uncappedLiability,
  indemnity,
  liquidatedDamages,
  insurance,
  warrantyDuration,
  confidentiality,
  ...secrecy,
  dataProtection,
  exclusivity,
  nonCompete,
  competitiveRestrictionException,
  noSolicitOfCustomers,
  noSolicitOfEmployees,
  nonDisparagement,
  firstRefusal,
  licenseGrant,
  nonTransferableLicense,
  affiliateLicenseLicensor,
  affiliateLicenseLicensee,
  unlimitedLicense,
  irrevocableOrPerpetualLicense,
  sourceCodeEscrow,
  ipOwnershipAssignment,
  jointIpOwnership,
  covenantNotToSue,
  auditRights,
  thirdPartyBeneficiary,
  forceMajeure,
  amendment,
  notices,
  ...loans,
  ...tenancies,
  ...dataProcessing,
  ...subscriptions,
  ...employments,
  paymentOnTermination,
  ...settlements,
];
