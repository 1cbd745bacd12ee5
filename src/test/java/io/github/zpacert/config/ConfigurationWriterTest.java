package io.github.zpacert.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.config.ConfigurationWriter.Entry;
import io.github.zpacert.config.ConfigurationWriter.Section;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.Auth;
import io.github.zpacert.model.TenantSettings.CertificatesApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationWriterTest {

  private static final String ALPHABET =
      "abXY019 -.:,#'\"\\|>[]{}&*!%@`~?$=_/\n\t\r\u0000\u0085\u00a0\u00e4\u200d\u202e\u2028\u6f22\ud83d\ude00";

  private static final TenantSettings TENANT = new TenantSettings(
      "216196257331281920",
      "production",
      Auth.ONEAPI,
      Optional.of("acme"),
      Optional.empty(),
      Optional.empty(),
      CertificatesApi.ALL);

  @TempDir
  private Path directory;

  @Test
  void groupsWithCommentsByMicrotenant() {
    String yaml = ConfigurationWriter.write(
        TENANT,
        List.of(
            section(
                Microtenant.DEFAULT,
                new Entry("portal", "Customer portal", "tls/a.pem", comments("one", "two")),
                new Entry("*.example.com", "", "tls/b.pem", comments())),
            section(
                new Microtenant("7003", "A/B"), new Entry("yes", "", "tls/c.pem", comments()))));

    assertEquals("""
        # Public certificates alone: give an entry its privateKey before you renew what it names.
        version: 1
        tenant:
          customerId: '216196257331281920'
          cloud: production
          auth: oneapi
          vanityDomain: acme
        certificates:

          # of Default

          # one
          # two
          - name: portal
            microtenant: Default
            description: Customer portal
            certificate: tls/a.pem

          - name: '*.example.com'
            microtenant: Default
            certificate: tls/b.pem

          # of A/B

          - name: yes
            microtenant:
              id: '7003'
            certificate: tls/c.pem
        """, yaml);
  }

  @Test
  void writesThatThereAreNone() throws Exception {
    String yaml = ConfigurationWriter.write(TENANT, List.of());

    assertTrue(yaml.endsWith("\ncertificates: []\n"), yaml);
    assertEquals(List.of(), read(yaml).certificates());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A/B", " A", "A\u0000"})
  void namesAMicrotenantByItsIdWhereItsNameCannotBeSaid(String name) throws Exception {
    String yaml = ConfigurationWriter.write(
        TENANT,
        List.of(section(new Microtenant("7003", name), new Entry("a", "", "a.pem", comments()))));

    assertEquals(MicrotenantRef.byId("7003"), read(yaml).certificates().get(0).microtenant());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ''    | ''     | its name must not be empty
      ' a'  | ''     | its name must not begin or end with a blank
      "a\u0007" | '' | its name holds a character that does not print
      a     | "b\u0007" | its description holds a character that does not print
      a     | ' b'   | its description begins or ends with a blank
      """)
  void knowsWhatNoFileCanSay(String name, String description, String obstacle) {
    assertEquals(Optional.of(obstacle), ConfigurationWriter.obstacle(name, description));
  }

  @Test
  void refusesACommentThatWouldNotStayOne() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Entry("a", "", "a.pem", ImmutableList.of("a\nversion: 2")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Section(Microtenant.DEFAULT, ImmutableList.of("a\u2028b"), ImmutableList.of()));
  }

  @Test
  void isReadBackAsItWasMeant() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    List<Entry> entries = new ArrayList<>();
    while (entries.size() < 500) {
      String name = "n" + entries.size() + text(random);
      String description = text(random) + (random.nextInt(3) == 0 ? "${env:HOME}$${x}$" : "");
      if (ConfigurationWriter.obstacle(name, description).isEmpty()) {
        entries.add(new Entry(name, description, "tls/" + entries.size() + ".pem", comments("c")));
      }
    }

    String yaml = ConfigurationWriter.write(
        TENANT, List.of(section(Microtenant.DEFAULT, entries.toArray(Entry[]::new))));

    List<CertificateEntry> read = read(yaml).certificates();
    assertEquals(
        entries.stream().map(e -> List.of(e.name(), e.description())).toList(),
        read.stream().map(e -> List.of(e.name(), e.description())).toList());
  }

  private static String text(SplittableRandom random) {
    return random
        .ints(random.nextInt(12), 0, ALPHABET.length())
        .collect(
            StringBuilder::new, (out, i) -> out.append(ALPHABET.charAt(i)), StringBuilder::append)
        .toString();
  }

  private static Section section(Microtenant microtenant, Entry... entries) {
    String comment = microtenant.name().equals("A/B") ? "of A/B" : "of Default";
    return new Section(microtenant, ImmutableList.of(comment), ImmutableList.copyOf(entries));
  }

  private static ImmutableList<String> comments(String... lines) {
    return ImmutableList.copyOf(lines);
  }

  private Configuration read(String yaml) throws Exception {
    return Config.in(directory).file("zpacert.yaml", yaml).load();
  }
}
