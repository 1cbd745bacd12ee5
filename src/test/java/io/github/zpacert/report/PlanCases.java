package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.EVIL;
import static io.github.zpacert.report.Fixtures.address;
import static io.github.zpacert.report.Fixtures.existing;
import static io.github.zpacert.report.Fixtures.facts;
import static io.github.zpacert.report.Fixtures.owned;
import static io.github.zpacert.report.Fixtures.plan;
import static io.github.zpacert.report.Fixtures.renewed;
import static io.github.zpacert.report.Fixtures.staged;
import static io.github.zpacert.report.Fixtures.wanted;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.Rotation;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Action.Adopt;
import io.github.zpacert.plan.Action.Create;
import io.github.zpacert.plan.Action.Delete;
import io.github.zpacert.plan.Action.Delete.Cause;
import io.github.zpacert.plan.Action.Forget;
import io.github.zpacert.plan.Action.Keep;
import io.github.zpacert.plan.Action.Replace;
import io.github.zpacert.plan.Action.Update;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Plan.Mode;
import io.github.zpacert.plan.Use;
import io.github.zpacert.plan.Wanted;
import java.time.Duration;
import java.util.Optional;

/** The plans behind the golden files, by the name of their folder. */
final class PlanCases {

  private static final String PORTAL = "portal.example.com";
  private static final CertificateFacts FACTS = facts("1", PORTAL, "www.example.com");
  private static final Existing EXISTING = existing(PORTAL, "Customer portal", FACTS);
  private static final Wanted RENEWED =
      wanted(PORTAL, "Customer portal", renewed(PORTAL, "api.example.com"));
  private static final Rotation RETAINING =
      new Rotation(Rotation.Handling.REPOINT, Optional.of(Duration.ofDays(7)));
  private static final Rotation REPORTING =
      new Rotation(Rotation.Handling.REPORT, Optional.empty());
  private static final String NEW_CONTENT = "the certificate's content differs";

  static final Create CREATE = new Create(
      address(PORTAL),
      wanted(PORTAL, "Customer portal", FACTS),
      "the files name it, the tenant does not have it");

  static final Update RENAME = new Update(
      address(PORTAL),
      existing("old.example.com", "Customer portal", FACTS),
      wanted(PORTAL, "", FACTS),
      false,
      "name and description differ");

  static final Replace REPLACE = replace(RENEWED, Optional.empty(), false);

  static final Delete DELETE =
      new Delete(address(PORTAL), EXISTING, Cause.DROPPED, "the files no longer name it");

  static final Adopt ADOPT = new Adopt(
      address(PORTAL), EXISTING, false, true, "it is live and the state does not know it");

  static final Adopt REFRESH = new Adopt(
      address("refreshed.example.com"), EXISTING, true, false, "its description was changed");

  static final Forget FORGET =
      new Forget(address("gone.example.com"), owned("gone.example.com"), "its object is gone");

  static final Keep KEEP =
      new Keep(address("kept.example.com"), EXISTING, "files, state and tenant agree");

  private PlanCases() {}

  static ImmutableSortedMap<String, Plan> all() {
    return ImmutableSortedMap.<String, Plan>naturalOrder()
        .put("create", plan(CREATE))
        .put("create-bare", plan(bareCreate()))
        .put("create-protected", plan(protectedCreate()))
        .put("update-description-adopting", plan(adoptingUpdate()))
        .put("update-rename", plan(RENAME))
        .put("replace", plan(REPLACE))
        .put("replace-adopting", plan(adoptingReplace()))
        .put("replace-same-key", plan(sameKeyReplace()))
        .put("replace-staged", plan(stagedReplace()))
        .put("replace-shown", plan(shown(Rotation.DEFAULT, Optional.empty())))
        .put("replace-retaining", plan(shown(RETAINING, Optional.empty())))
        .put("replace-reporting", plan(shown(REPORTING, Optional.empty())))
        .put("rollback", plan(Mode.ROLLBACK, shown(RETAINING, Optional.of(staged(PORTAL)))))
        .put("delete", plan(DELETE))
        .put("delete-retired", plan(retired()))
        .put("delete-leftover", plan(leftover()))
        .put("delete-unmanaged", plan(unmanaged()))
        .put("adopt", plan(ADOPT, KEEP))
        .put("forget", plan(FORGET))
        .put("keep", plan(KEEP))
        .put("nothing", plan())
        .put("everything", everything())
        .put("evil", evil())
        .put("mode-destroy", plan(Mode.DESTROY, DELETE))
        .put("mode-destroy-nothing", plan(Mode.DESTROY))
        .put("mode-refresh-only", plan(Mode.REFRESH_ONLY, FORGET, REFRESH))
        .put("mode-refresh-only-nothing", plan(Mode.REFRESH_ONLY, KEEP))
        .put("refused", refused(DELETE))
        .put("refused-without-change", refused(KEEP))
        .buildOrThrow();
  }

  /** Every case of action, and every way of saying what only the state sees. */
  private static Plan everything() {
    return plan(
        new Adopt(address("a.example.com"), EXISTING, false, true, ADOPT.reason()),
        new Create(address("b.example.com"), CREATE.after(), CREATE.reason()),
        new Delete(address("c.example.com"), EXISTING, Cause.DROPPED, DELETE.reason()),
        FORGET,
        KEEP,
        REFRESH,
        REPLACE,
        new Update(
            address("update.example.com"),
            RENAME.before(),
            RENAME.after(),
            false,
            RENAME.reason()));
  }

  private static Create bareCreate() {
    CertificateFacts f = renewed(PORTAL);
    var bare = new CertificateFacts(
        f.fingerprint(),
        f.publicKey(),
        "",
        f.issuer(),
        f.serialNumber(),
        ImmutableSortedSet.of(),
        f.key(),
        f.signature(),
        f.notBefore(),
        f.notAfter());
    return new Create(address(PORTAL), wanted(PORTAL, "", bare), "the files name it");
  }

  private static Create protectedCreate() {
    Wanted wanted = new Wanted("0", PORTAL, "Customer portal", FACTS, true);
    return new Create(address(PORTAL), wanted, "the files name it");
  }

  private static Update adoptingUpdate() {
    return new Update(
        address(PORTAL),
        EXISTING,
        wanted(PORTAL, "Portal for customers", FACTS),
        true,
        "the description differs");
  }

  private static Replace adoptingReplace() {
    return replace(RENEWED, Optional.empty(), true);
  }

  private static Replace sameKeyReplace() {
    Wanted wanted = wanted(PORTAL, "Customer portal", facts("2", PORTAL, "www.example.com"));
    return replace(wanted, Optional.empty(), false);
  }

  private static Replace stagedReplace() {
    return replace(RENEWED, Optional.of(staged(PORTAL)), false);
  }

  private static Replace replace(Wanted after, Optional<Staged> staged, boolean adopts) {
    return new Replace(
        address(PORTAL),
        EXISTING,
        after,
        staged,
        adopts,
        Rotation.DEFAULT,
        ImmutableList.of(),
        NEW_CONTENT);
  }

  private static Replace shown(Rotation rotation, Optional<Staged> staged) {
    return new Replace(
        address(PORTAL), EXISTING, RENEWED, staged, false, rotation, uses(), NEW_CONTENT);
  }

  private static ImmutableList<Use> uses() {
    return ImmutableList.of(
        use(
            Consumer.Kind.BROWSER_ACCESS,
            "Default/browser-access/intranet/" + PORTAL,
            "72",
            "intranet",
            PORTAL),
        use(Consumer.Kind.PRA_PORTAL, "Finance/pra-portal/pra", "90", "pra", "pra.example.com"));
  }

  private static Use use(
      Consumer.Kind kind, String address, String objectId, String objectName, String domain) {
    Address parsed = Address.parse(address).orElseThrow();
    boolean isPortal = kind == Consumer.Kind.PRA_PORTAL;
    var object = new ConsumerObject(kind.type(), objectId, isPortal ? "7001" : "0", objectName);
    return new Use(
        parsed,
        new Consumer(
            kind,
            isPortal ? objectId : "73",
            object,
            isPortal ? objectName : domain,
            domain,
            EXISTING.id()));
  }

  private static Delete retired() {
    return new Delete(
        address(PORTAL + ".retired-1a2b3c4d"),
        existing(PORTAL + ".retired-1a2b3c4d", "", FACTS),
        Cause.RETIRED,
        "it was replaced, and has been kept for long enough");
  }

  private static Delete leftover() {
    return new Delete(
        address(PORTAL),
        existing(PORTAL + ".zpacert-1a2b3c4d", "", FACTS),
        Cause.LEFTOVER,
        "an interrupted replace has left it");
  }

  private static Delete unmanaged() {
    Existing never = new Existing(
        "72057594037930001", "7001", "stray", "", FACTS, Optional.empty(), Optional.empty());
    return new Delete(
        new Address("Finance", "stray"),
        never,
        Cause.UNMANAGED,
        "nobody manages it, and prune is \"all\"");
  }

  private static Plan evil() {
    return withProblems(
        plan(
            new Create(address(EVIL), wanted(EVIL, EVIL, facts("1", EVIL)), EVIL),
            new Replace(
                address(EVIL),
                existing(EVIL, "", facts("2", EVIL + "!")),
                wanted(EVIL, EVIL, facts("1", EVIL)),
                Optional.empty(),
                true,
                Rotation.DEFAULT,
                ImmutableList.of(
                    use(Consumer.Kind.BROWSER_ACCESS, "Default/" + EVIL, EVIL, EVIL, EVIL)),
                EVIL),
            new Forget(address(EVIL), owned(EVIL), EVIL)),
        ImmutableList.of(Problem.warning(EVIL).withHint(EVIL).withCode(EVIL)),
        ImmutableList.of(Problem.error(new Position(EVIL, 1, 2), EVIL)));
  }

  private static Plan refused(Action action) {
    return withProblems(
        plan(action),
        ImmutableList.of(
            Problem.warning(
                new Position("zpacert.yaml", 20, 5), "\"portal.example.com\" expires in 6 days"),
            Problem.warning(Position.of("zpacert.state.json"), "the state is empty")),
        ImmutableList.of(
            Problem.error(
                    new Position("zpacert.yaml", 12, 5),
                    "\"Default/portal.example.com\" is protected and cannot be deleted")
                .withHint("set \"protect: false\" and apply that first")
                .withCode("protected"),
            Problem.error("this plan deletes 4 of 10 certificates, more than 30%")
                .withCode("max-delete")));
  }

  private static Plan withProblems(
      Plan plan, ImmutableList<Problem> warnings, ImmutableList<Problem> refusals) {
    return new Plan(
        plan.mode(),
        plan.pin(),
        plan.lineage(),
        plan.serial(),
        plan.microtenants(),
        plan.actions(),
        warnings,
        refusals,
        plan.scanned(),
        plan.estimate());
  }
}
