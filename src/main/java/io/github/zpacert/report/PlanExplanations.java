package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Code;

/** What the gates that judge a plan as a whole mean, and what no level can be set for. */
final class PlanExplanations {

  static final ImmutableList<Explanation> ALL = ImmutableList.of(
      gate(
          Code.MAX_DELETE,
          "The plan deletes more certificates than policy.maxDelete allows; replaced ones do not count.",
          "A file that is missing, or a branch that is wrong, looks like many deletions. It is refused by default.",
          "Look at what is deleted; if it is meant, raise policy.maxDelete for this run."),
      gate(
          Code.MAX_CHANGE,
          "The plan creates, changes, replaces and deletes more certificates than policy.maxChange allows.",
          "A small step can be watched and taken back. It is refused by default, once there is a policy.maxChange.",
          "Go in steps with --target, or raise policy.maxChange for this run."),
      gate(
          Code.QUOTA,
          "After the plan the tenant would have more than 1,000 certificates, as far as it was read; from 900 on it is a"
              + " warning. Microtenants that neither files nor state name are not read, and what they have is not counted.",
          "ZPA keeps 1,000 for an organization and refuses more, which would stop the apply halfway. It is refused by default.",
          "Delete what nobody needs; Zscaler's support can raise the limit, and then \"policy.gates: {quota: warn}\" is right."),
      new Explanation(
          Code.RULE,
          "A rule of your own, whose code is rule:NAME, is met by the plan, or could not judge it.",
          "What a rule says is up to policy.rules. One that cannot be evaluated refuses the plan, whatever its level: it"
              + " must not be taken for one that agrees. It may go through 200,000 items in all its loops.",
          "The message is the rule's own. An expression in CEL sees the saved plan's document as \"plan\"; it gives true,"
              + " or a list of texts such as addresses, which the message then names.",
          "\"level: off\" at the rule."),
      fixed(
          Code.EXPIRED,
          "A certificate that would be uploaded has expired.",
          "No client would accept it.",
          "Renew it."),
      fixed(
          Code.NOT_YET_VALID,
          "A certificate that would be uploaded becomes valid later than five minutes from now.",
          "Clients would refuse it until then; or the clock here is wrong.",
          "Wait until it is valid, or set the clock."),
      new Explanation(
          Code.PROTECTED,
          "A certificate with \"protect: true\" would be replaced or deleted.",
          "That is what protection is for.",
          "Renew it under another name, or take the protection off.",
          "\"protect: false\" at the certificate, applied before the change."),
      fixed(
          Code.DELETE_IN_USE,
          "A certificate that would be deleted is shown by an application or a portal.",
          "ZPA does not delete what is in use, and its visitors need it.",
          "Point them to another certificate first, or keep it in the files."),
      new Explanation(
          Code.NO_CERTIFICATES,
          "The files name no certificate at all, and the state owns some.",
          "A folder that is empty by mistake would delete everything.",
          "Look at --config and at the files.",
          "--allow-empty, if it is meant."),
      new Explanation(
          Code.CHANGE_WINDOW,
          "The tenant would be changed at a time that policy.windows does not allow, or freezes; a plan only warns of it."
              + " What needs no write to the tenant is always allowed.",
          "Changes are made when somebody watches, and not while others depend on nothing changing. A window that closes"
              + " during an apply lets the actions end that have begun.",
          "Wait for the window that the message names.",
          "--emergency REASON at apply and rollback; the state and the evidence keep the reason."),
      new Explanation(
          Code.CHANGE_TICKET,
          "The tenant would be changed without a change ticket that policy.change asks for, or with one of another form.",
          "The ticket says who has agreed to what; the state and the evidence keep it with each change.",
          "Give it to apply or rollback: --change TICKET.",
          "\"policy.change: {required: false}\". An emergency needs a ticket too."),
      fixed(
          Code.NOT_PRUNED,
          "A certificate that the state owns is no longer in the files and stays, since policy.prune is \"none\".",
          "Nobody renews it any more.",
          "Delete it with another policy.prune, or forget it with \"zpacert state rm\"."),
      fixed(
          Code.RETIRED_IN_USE,
          "A certificate that was replaced has been kept for long enough and is still shown.",
          "It stays until nobody shows it; its visitors see it expire.",
          "Point who shows it to the new one."),
      fixed(
          Code.NOT_SCANNED,
          "Objects that may show certificates could not be read.",
          "A certificate may be in use where nobody has looked. ZPA still refuses to delete it then.",
          "Give the API client the rights to read them; a module without a licence is harmless."),
      fixed(
          Code.LEFT_ALONE,
          "A certificate that would be deleted is read-only, managed by Zscaler, or not readable.",
          "It is not ours to delete.",
          "Look at it in the portal."),
      fixed(
          Code.SIMILAR_NAME,
          "A certificate would be created whose name differs from a live one's in case alone.",
          "They are two for ZPA and one for most people.",
          "Write the name as it is in the tenant, if that is the one."),
      fixed(
          Code.RENAMED_OUTSIDE,
          "A certificate that the state owns has another name in the tenant.",
          "Somebody has renamed it outside; a plan would name it back.",
          "Apply, or take the new name over into the files."));

  private PlanExplanations() {}

  private static Explanation gate(Code code, String meaning, String why, String fix) {
    return new Explanation(
        code, meaning, why, fix, "\"policy.gates: {" + code + ": off}\", or warn.");
  }

  private static Explanation fixed(Code code, String meaning, String why, String fix) {
    return new Explanation(code, meaning, why, fix, "It cannot be turned off.");
  }
}
