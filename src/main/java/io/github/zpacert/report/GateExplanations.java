package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Code;

/** What the gates that judge a certificate mean. */
final class GateExplanations {

  private static final String WAIVE = "at the certificate, with the reason that the plan will show";

  static final ImmutableList<Explanation> ALL = ImmutableList.of(
      gate(
          Code.LOST_SAN,
          "A renewal would no longer hold a name that the current certificate holds, nor a wildcard that covers it.",
          "Whoever visits that name will see a certificate error. It only warns by default, since names are also given"
              + " up on purpose, and a name that an application or portal still serves is refused as uncovered-name.",
          "Have the certificate issued with the name as well."),
      gate(
          Code.UNCOVERED_NAME,
          "An application or portal serves a name that the new certificate does not hold.",
          "Its visitors would see a certificate error from the moment of the rotation. It is refused by default.",
          "Have a certificate issued that covers the name, or point the application to another one. --allow-uncovered"
              + " and \"allowUncovered: true\" at the certificate make it a warning."),
      gate(
          Code.NO_SAN,
          "A certificate that is uploaded has no subject alternative name.",
          "Browsers do not look at the common name and refuse such a certificate. It only warns by default, since other"
              + " clients may accept it.",
          "Have it issued with its names as DNS names."),
      gate(
          Code.ISSUER_CHANGE,
          "A renewal comes from another organization than the current certificate; of issuers that tell no organization"
              + " the whole names are compared. Another intermediate of one CA is no change.",
          "Clients that do not trust the new CA, or pin the old one, will refuse it, and a certificate from an unexpected"
              + " CA may not be yours. It only warns by default, since CAs are also changed on purpose.",
          "Make sure that the CA is meant and that the clients trust it."),
      gate(
          Code.KEY_REUSE,
          "A certificate that is uploaded has the public key of the one that it replaces, or of another one that is live"
              + " in the microtenants that were read or stands in the files. The same certificate under two names is no reuse.",
          "Whoever has got hold of the key once can use it for the new certificate too: a renewal with the same key ends"
              + " no leak. It only warns by default, since several ACME clients can keep keys on demand.",
          "Make a new key for each certificate and each renewal: certbot --new-key, lego without --reuse-key."),
      gate(
          Code.KEY_TYPE,
          "A certificate that is uploaded has no RSA key.",
          "ZPA documents RSA keys only. It only warns by default, since a tenant may accept others.",
          "Have it issued for an RSA key of 2048 bits or more."),
      gate(
          Code.WEAK_KEY,
          "A certificate that is uploaded has an RSA key below 2048 bits, a curve below 256 bits, or a DSA key.",
          "No public CA may issue it, and clients refuse it, Apple's also from private CAs. It is refused by default, since"
              + " nobody would be served by it.",
          "Have it issued for an RSA key of 2048 bits or more."),
      gate(
          Code.WEAK_SIGNATURE,
          "A certificate that is uploaded is signed with MD2, MD5 or SHA-1.",
          "Such signatures can be forged, and clients refuse them, browsers also from private CAs. It is refused by default,"
              + " since nobody would be served by it.",
          "Have its issuer sign with SHA-256 or better."),
      gate(
          Code.LIFETIME,
          "A certificate that is uploaded is valid for longer than the CA/Browser Forum allows for its day of issue (its"
              + " notBefore, in UTC): 398 days, 200 from 2026-03-15, 100 from 2027-03-15, 47 from 2029-03-15. One that has"
              + " signed itself is not judged.",
          "A public CA may not issue it, and browsers refuse it. It only warns by default, since a private CA may give"
              + " more, and a certificate does not tell which of them its issuer is.",
          "Have it issued for a shorter time; to switch to short lifetimes in time is what renewal by a schedule is for."),
      gate(
          Code.MIN_REMAINING,
          "A certificate that is uploaded expires sooner than policy.minRemaining from now.",
          "It would have to be renewed again at once; more often an old file was taken for a new one. It is refused by"
              + " default.",
          "Renew the certificate first, or lower policy.minRemaining."),
      gate(
          Code.EXPIRES_EARLIER,
          "A renewal ends before the certificate that it replaces.",
          "Most often an old file has come back. It only warns by default, since a change to shorter lifetimes looks the"
              + " same.",
          "Compare the two ends of validity in the plan, and take the newer file."),
      gate(
          Code.INCOMPLETE_CHAIN,
          "A certificate that is uploaded stands alone although somebody else has signed it.",
          "Clients that do not know the intermediate cannot verify it. It is refused by default.",
          "Put the intermediates after the leaf: most CAs call that file the full chain."),
      gate(
          Code.OTHER_CHAIN,
          "The tenant has the very certificate of the files, with other intermediates.",
          "The same leaf is never uploaded twice, so the tenant keeps its own. It only warns by default.",
          "Where the tenant's chain is the wrong one, renew the certificate."),
      gate(
          Code.MISSING_DESCRIPTION,
          "A certificate that is created, changed or replaced has no description.",
          "In the portal nobody sees whose it is. It is off by default: a matter of taste.",
          "Give it a \"description\", or all of them one in \"defaults\"."),
      gate(
          Code.NAME_PATTERN,
          "A certificate would be created with, or be renamed to, a name that none of policy.namePattern fits. What is there"
              + " already keeps its name.",
          "Names that follow a rule can be found, sorted and ignored by patterns. It is refused by default, once there is"
              + " a pattern.",
          "Name it as the pattern asks, or add a pattern."));

  private GateExplanations() {}

  private static Explanation gate(Code code, String meaning, String why, String fix) {
    return new Explanation(
        code,
        meaning,
        why,
        fix,
        "For all: \"policy.gates: {" + code + ": off}\". For one: \"waive: {" + code
            + ": REASON}\" " + WAIVE + ".");
  }
}
