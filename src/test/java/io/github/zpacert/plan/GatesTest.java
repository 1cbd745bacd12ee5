package io.github.zpacert.plan;

import static io.github.zpacert.plan.Worlds.NOW;
import static io.github.zpacert.plan.Worlds.PLACE;
import static io.github.zpacert.plan.Worlds.desired;
import static io.github.zpacert.plan.Worlds.facts;
import static io.github.zpacert.plan.Worlds.files;
import static io.github.zpacert.plan.Worlds.hash;
import static io.github.zpacert.plan.Worlds.live;
import static io.github.zpacert.plan.Worlds.owned;
import static io.github.zpacert.plan.Worlds.request;
import static io.github.zpacert.plan.Worlds.state;
import static io.github.zpacert.plan.Worlds.world;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Budget;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Gates;
import io.github.zpacert.model.Level;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.NamePattern;
import io.github.zpacert.model.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {

  /** A certificate of which each test changes what it is about. */
  private static final CertificateFacts NEW = facts("www", NOW, NOW.plus(Duration.ofDays(99)));

  @Test
  void tellsWhichNamesARenewalLosesUnlessAWildcardCoversThem() throws Exception {
    CertificateFacts before =
        withSans(facts("a"), "www.example.com", "api.example.com", "example.com");
    CertificateFacts after = withSans(NEW, "*.example.com");

    assertEquals(
        List.of(
            "warning lost-san \"Default/www\" would lose example.com: the new certificate holds only"
                + " *.example.com"),
        problems(renewal(before, after), request()));
    assertEquals(
        List.of(),
        problems(renewal(before, withSans(NEW, "*.example.com", "example.com")), request()));
  }

  @Test
  void countsOnlyTheFirstOfManyLostNames() throws Exception {
    CertificateFacts before = withSans(
        facts("a"),
        "a.example.com",
        "b.example.com",
        "c.example.com",
        "d.example.com",
        "e.example.com",
        "f.example.com",
        "g.example.com");

    assertEquals(
        List.of(
            "warning lost-san \"Default/www\" would lose a.example.com, b.example.com, c.example.com,"
                + " d.example.com, e.example.com and 2 more: the new certificate holds only x.example.com"),
        problems(renewal(before, withSans(NEW, "x.example.com")), request()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=R10,O=Let's Encrypt,C=US | CN=R13,O=Let's Encrypt,C=US | false",
        "CN=R10,O=Let's Encrypt,C=US | CN=R10,O=let's encrypt | false",
        "CN=R10,O=Let's Encrypt,C=US | CN=WR1,O=Google Trust Services | true",
        "CN=Issuing CA 1 | CN=Issuing CA 1 | false",
        "CN=Issuing CA 1 | CN=Issuing CA 2 | true",
        "CN=Issuing CA 1 | CN=Issuing CA 1,O=Example | true",
        "not a name | not a name | false",
        "not a name | CN=other | true",
      })
  void takesOtherIntermediatesOfOneOrganizationForNoChangeOfIssuer(
      String before, String after, boolean isChange) throws Exception {
    World world = renewal(same(facts("a").fingerprint(), before), same(NEW.fingerprint(), after));

    assertEquals(
        isChange
            ? List.of("warning issuer-change \"Default/www\" would be issued by \"" + after
                + "\", so far by \"" + before + "\"")
            : List.of(),
        problems(world, request()));
  }

  @Test
  void tellsAKeyThatIsUsedAgain() throws Exception {
    CertificateFacts reused = withKey(NEW, hash("shared"));
    World world = world(
        files(named("www", reused), named("web", withKey(facts("web"), hash("shared")))),
        state(owned("www", "1", "a")),
        holding("1", "www", withSans(withKey(facts("a"), hash("shared")), "www.example.com")),
        holding("2", "theirs", withKey(facts("t"), hash("shared"))),
        holding("3", "copy", reused));
    String key = hash("shared").shortened();

    assertEquals(
        List.of(
            "warning key-reuse \"Default/web\" has the key (sha256 " + key
                + ") of \"Default/copy\", \"Default/theirs\", \"Default/www\"",
            "warning key-reuse \"Default/www\" has the key (sha256 " + key
                + ") of the certificate that it replaces, \"Default/theirs\", \"Default/web\""),
        problems(world, request()));
  }

  @ParameterizedTest
  @CsvSource({
    "RSA 2047, weak-key",
    "RSA 2048, ",
    "RSA 4096, ",
    "RSA 1024, weak-key",
    "EC P-256, key-type",
    "EC 256 bit, key-type",
    "EC 224 bit, key-type weak-key",
    "EC 163 bit, key-type weak-key",
    "DSA, key-type weak-key",
    "Ed25519, key-type",
    "RSA 99999999999, "
  })
  void judgesTheKey(String key, String codes) throws Exception {
    assertEquals(
        words(codes), codes(created(with(NEW, key, "SHA256withRSA", NOW, NEW.notAfter()))));
  }

  @ParameterizedTest
  @CsvSource({
    "SHA1withRSA, weak-signature",
    "MD5withRSA, weak-signature",
    "MD2withRSA, weak-signature",
    "SHA1withECDSA, weak-signature",
    "SHA256withRSA, ",
    "SHA384withECDSA, ",
    "RSASSA-PSS, ",
    "SHA3-256withRSA, ",
    "1.2.840.113549.1.1.11, "
  })
  void judgesTheSignature(String signature, String codes) throws Exception {
    assertEquals(
        words(codes), codes(created(with(NEW, "RSA 2048", signature, NOW, NEW.notAfter()))));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-14T23:59:59Z, 398, false",
    "2026-03-14T23:59:59Z, 399, true",
    "2026-03-15T00:00:00Z, 200, false",
    "2026-03-15T00:00:00Z, 201, true",
    "2027-03-14T23:59:59Z, 200, false",
    "2027-03-15T00:00:00Z, 100, false",
    "2027-03-15T00:00:00Z, 101, true",
    "2029-03-14T23:59:59Z, 100, false",
    "2029-03-15T00:00:00Z, 47, false",
    "2029-03-15T00:00:00Z, 48, true"
  })
  void judgesTheLifetimeByTheDayOfIssue(Instant from, int days, boolean isTooLong) {
    CertificateFacts exact =
        with(NEW, "RSA 2048", "SHA256withRSA", from, from.plus(Duration.ofDays(days)));
    CertificateFacts longer =
        with(NEW, "RSA 2048", "SHA256withRSA", from, exact.notAfter().plusSeconds(1));

    assertEquals(isTooLong, has(Code.LIFETIME, exact));
    assertTrue(has(Code.LIFETIME, longer) || days < 48, "one second more is too long");
  }

  @Test
  void doesNotJudgeTheLifetimeOfWhatHasSignedItself() {
    CertificateFacts facts = new CertificateFacts(
        hash("s"),
        hash("k"),
        "CN=a",
        "CN=a",
        NEW.serialNumber(),
        NEW.sans(),
        "RSA 2048",
        "SHA256withRSA",
        NOW,
        NOW.plus(Duration.ofDays(3650)));

    assertEquals(ImmutableList.of(), Fitness.flaws(facts));
  }

  @Test
  void tellsARenewalThatEndsEarlierNotOneThatEndsTogether() throws Exception {
    CertificateFacts before = withSans(facts("a"), "www.example.com");
    Instant end = before.notAfter();

    assertEquals(
        List.of(
            "warning expires-earlier \"Default/www\" would expire on 2027-03-02T11:59:59Z, earlier than the"
                + " current certificate on 2027-03-02T12:00:00Z"),
        problems(
            renewal(before, with(NEW, "RSA 2048", "SHA256withRSA", NOW, end.minusSeconds(1))),
            request()));
    assertEquals(
        List.of(),
        problems(renewal(before, with(NEW, "RSA 2048", "SHA256withRSA", NOW, end)), request()));
  }

  @Test
  void asksForADescriptionOnlyWhereTheFilesSaySo() throws Exception {
    World world = created(NEW);

    assertEquals(List.of(), problems(world, request()));
    assertEquals(
        List.of("warning missing-description \"Default/www\" has no description"),
        problems(world, gates(Code.MISSING_DESCRIPTION, Level.WARN)));
  }

  @Test
  void asksNewNamesToFitThePatternAndLetsOldOnesBe() throws Exception {
    Gates gates = new Gates(
        ImmutableMap.of(),
        ImmutableList.of(NamePattern.of("*.example.com"), NamePattern.of("w*")),
        Optional.empty(),
        ImmutableList.of());
    World world = world(
        files(
            named("new", NEW),
            named("web", facts("web")),
            named("kept", withSans(facts("k2"), "k.example.com")),
            desired("later", "e", "", false, Optional.of("earlier"))),
        state(owned("kept", "1", "k"), owned("earlier", "2", "e")),
        live("1", "kept", "k"),
        live("2", "earlier", "e"));

    assertEquals(
        List.of(
            "error name-pattern \"Default/later\" has a name that does not fit policy.namePattern: *.example.com, w*",
            "error name-pattern \"Default/new\" has a name that does not fit policy.namePattern: *.example.com, w*"),
        refusals(world, request(policy(gates))));
  }

  @Test
  void refusesMoreChangesThanTheBudgetAllows() throws Exception {
    World world = world(
        files(
            named("a", facts("a")),
            named("b", facts("b")),
            desired("c", "c", "new", false, Optional.empty())),
        state(owned("c", "1", "c"), owned("d", "2", "d")),
        live("1", "c", "c"),
        live("2", "d", "d"));

    assertEquals(
        List.of(
            "error max-change the plan changes 4 of 4 certificates, and policy.maxChange (3) allows 3"),
        refusals(world, request(policy(maxChange(new Budget.Count(3))))));
    assertEquals(List.of(), refusals(world, request(policy(maxChange(new Budget.Count(4))))));
    assertEquals(List.of(), refusals(world, request(policy(maxChange(new Budget.Percent(10))))));
    assertEquals(
        List.of(),
        refusals(
            world,
            new PlanRequest(
                Plan.Mode.DESTROY,
                policy(maxChange(new Budget.Count(0))),
                ImmutableSortedSet.of(),
                false,
                false,
                NOW)));
  }

  @ParameterizedTest
  @CsvSource({"898, ", "899, warning", "999, warning", "1000, error"})
  void warnsBeforeTheQuotaAndRefusesToExceedIt(int live, String severity) throws Exception {
    World world = world(
        files(named("www", NEW)),
        state(),
        IntStream.range(0, live)
            .mapToObj(i -> live("" + i, "c" + i, "c" + i))
            .toArray(Live[]::new));

    assertEquals(
        severity == null
            ? List.of()
            : List.of(severity + " quota the tenant would have " + (live + 1)
                + " certificates in the microtenants that were read (Default, Finance), now " + live
                + "; ZPA keeps 1000 in all of them together, and others were not counted"),
        problems(world, request()));
  }

  @Test
  void saysNothingOfTheQuotaToAPlanThatAddsNothing() throws Exception {
    Live[] full =
        IntStream.range(0, 1200).mapToObj(i -> live("" + i, "c" + i, "c" + i)).toArray(Live[]::new);
    World world = world(
        files(named("c0", withSans(facts("x"), "c0.example.com"))),
        state(owned("c0", "0", "c0")),
        full);

    assertEquals(List.of(), problems(world, request()));
  }

  @Test
  void doesWhatTheLevelOfAGateSays() throws Exception {
    World world =
        renewal(withSans(facts("a"), "old.example.com"), withSans(NEW, "www.example.com"));

    assertEquals(Set.of("lost-san"), codes(world));
    assertEquals(1, refusals(world, gates(Code.LOST_SAN, Level.DENY)).size());
    assertEquals(List.of(), problems(world, gates(Code.LOST_SAN, Level.OFF)));
    assertEquals(
        List.of(
            "warning max-delete the plan deletes 1 of 1 managed certificates, and policy.maxDelete (0) allows 0"),
        problems(
                world(files(), state(owned("a", "1", "a")), live("1", "a", "a")),
                new PlanRequest(
                    Plan.Mode.NORMAL,
                    new Policy(
                        Policy.Prune.OWNED,
                        new Budget.Count(0),
                        Duration.ZERO,
                        ImmutableList.of(),
                        Policy.DEFAULT.rotation(),
                        levels(Code.MAX_DELETE, Level.WARN)),
                    ImmutableSortedSet.of(),
                    false,
                    false,
                    NOW))
            .stream()
            .filter(p -> !p.contains("no-certificates"))
            .toList());
  }

  @Test
  void tellsTheReasonOfAWaiverInPlaceOfARefusal() throws Exception {
    Desired desired = waiving(
        named("www", with(NEW, "RSA 1024", "SHA256withRSA", NOW, NEW.notAfter())),
        ImmutableMap.of(Code.WEAK_KEY, "the appliance knows no other"));

    Plan plan = Planner.plan(world(files(desired), state()), request());

    assertEquals(List.of(), plan.refusals());
    assertEquals(
        List.of(Problem.warning(
                PLACE,
                "\"Default/www\" has a weak key (RSA 1024): clients ask for RSA 2048 or a curve of 256 bits at"
                    + " least; waived: the appliance knows no other")
            .withCode("weak-key")),
        plan.warnings());
  }

  @Test
  void onlyWarnsOfWhatIsUploadedAlready() throws Exception {
    String temporary = StagedName.of("www", NEW.fingerprint());
    World world = world(
        files(named("www", NEW)),
        state(owned("www", "1", "a")),
        holding("1", "www", withSans(facts("a"), "old.example.com")),
        holding("2", temporary, NEW));

    Plan plan = Planner.plan(world, gates(Code.LOST_SAN, Level.DENY));

    assertEquals(List.of(), plan.refusals());
    assertEquals(
        List.of("lost-san"),
        plan.warnings().stream().map(p -> p.code().orElseThrow()).toList());
  }

  @Test
  void judgesOfflineWithWarningsAlone() {
    OfflineGates gates = new OfflineGates(new Gates(
        ImmutableMap.of(Code.MISSING_DESCRIPTION, Level.DENY, Code.KEY_TYPE, Level.OFF),
        ImmutableList.of(NamePattern.of("*.example.com")),
        Optional.empty(),
        ImmutableList.of()));
    OfflineGates.Entry entry =
        new OfflineGates.Entry("www", "", ImmutableMap.of(Code.NAME_PATTERN, "legacy"), PLACE);

    ImmutableList<Problem> warnings =
        gates.warnings(entry, with(NEW, "EC 192 bit", "SHA1withECDSA", NOW, NEW.notAfter()));

    assertEquals(
        List.of("weak-key", "weak-signature", "name-pattern", "missing-description"),
        warnings.stream().map(p -> p.code().orElseThrow()).toList());
    assertTrue(warnings.stream().noneMatch(Problem::isError));
  }

  private static World renewal(CertificateFacts before, CertificateFacts after) {
    return world(
        files(named("www", after)), state(owned("www", "1", "a")), holding("1", "www", before));
  }

  private static World created(CertificateFacts facts) {
    return world(files(named("www", facts)), state());
  }

  private static Desired named(String name, CertificateFacts facts) {
    return desired(Microtenant.DEFAULT, name, facts, "", false, Optional.empty());
  }

  private static Desired waiving(Desired desired, ImmutableMap<Code, String> waivers) {
    return new Desired(
        desired.address(),
        desired.microtenantId(),
        desired.description(),
        desired.facts(),
        desired.chain(),
        true,
        false,
        false,
        waivers,
        Optional.empty(),
        desired.declaredAt());
  }

  private static Live holding(String id, String name, CertificateFacts facts) {
    Live live = live(id, name, "any");
    return new Live(
        id,
        live.microtenantId(),
        live.name(),
        live.description(),
        Optional.of(facts),
        live.chain(),
        live.modifiedTime(),
        live.modifiedBy(),
        false,
        false);
  }

  private static CertificateFacts withSans(CertificateFacts f, String... sans) {
    return new CertificateFacts(
        f.fingerprint(),
        f.publicKey(),
        f.subject(),
        f.issuer(),
        f.serialNumber(),
        ImmutableSortedSet.copyOf(sans),
        f.key(),
        f.signature(),
        f.notBefore(),
        f.notAfter());
  }

  private static CertificateFacts withKey(CertificateFacts f, Fingerprint key) {
    return new CertificateFacts(
        f.fingerprint(),
        key,
        f.subject(),
        f.issuer(),
        f.serialNumber(),
        f.sans(),
        f.key(),
        f.signature(),
        f.notBefore(),
        f.notAfter());
  }

  private static CertificateFacts with(
      CertificateFacts f, String key, String signature, Instant from, Instant until) {
    return new CertificateFacts(
        f.fingerprint(),
        f.publicKey(),
        f.subject(),
        f.issuer(),
        f.serialNumber(),
        f.sans(),
        key,
        signature,
        from,
        until);
  }

  private static CertificateFacts same(Fingerprint content, String issuer) {
    return new CertificateFacts(
        content,
        content,
        "CN=www",
        issuer,
        NEW.serialNumber(),
        NEW.sans(),
        "RSA 2048",
        "SHA256withRSA",
        NOW,
        NEW.notAfter());
  }

  private static boolean has(Code code, CertificateFacts facts) {
    return Fitness.flaws(facts).stream().anyMatch(f -> f.code() == code);
  }

  private static Gates levels(Code code, Level level) {
    return new Gates(
        ImmutableMap.of(code, level), ImmutableList.of(), Optional.empty(), ImmutableList.of());
  }

  private static Gates maxChange(Budget budget) {
    return new Gates(
        ImmutableMap.of(), ImmutableList.of(), Optional.of(budget), ImmutableList.of());
  }

  private static PlanRequest gates(Code code, Level level) {
    return request(policy(levels(code, level)));
  }

  private static Policy policy(Gates gates) {
    return new Policy(
        Policy.DEFAULT.prune(),
        Policy.DEFAULT.maxDelete(),
        Policy.DEFAULT.minRemaining(),
        ImmutableList.of(),
        Policy.DEFAULT.rotation(),
        gates);
  }

  private static Set<String> words(String codes) {
    return codes == null ? Set.of() : Set.of(codes.split(" "));
  }

  private static Set<String> codes(World world, PlanRequest request) throws Exception {
    return Set.copyOf(
        all(Planner.plan(world, request)).map(p -> p.code().orElseThrow()).toList());
  }

  private static Set<String> codes(World world) throws Exception {
    return codes(world, request());
  }

  private static Stream<Problem> all(Plan plan) {
    return Stream.concat(plan.warnings().stream(), plan.refusals().stream());
  }

  private static List<String> problems(World world, PlanRequest request) throws Exception {
    return all(Planner.plan(world, request)).map(GatesTest::word).toList();
  }

  private static List<String> refusals(World world, PlanRequest request) throws Exception {
    return Planner.plan(world, request).refusals().stream().map(GatesTest::word).toList();
  }

  private static String word(Problem problem) {
    return (problem.isError() ? "error " : "warning ") + problem.code().orElseThrow() + " "
        + problem.message();
  }
}
