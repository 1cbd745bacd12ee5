package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.state.PostgresPlace;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands on a state in a real PostgreSQL that speaks TLS. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PostgresTlsTest {

  private static final Issued STRANGER = TestCertificates.selfSigned("Stranger");

  @TempDir
  Path directory;

  private Site site;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory);
    site.project()
        .add("portal")
        .state("backend", "postgres")
        .state("schemaName", "tls-" + UUID.randomUUID());
  }

  @AfterEach
  void end() {
    site.close();
  }

  @Test
  void trustsTheAuthorityThatTheConnectionNames() throws Exception {
    connect(PostgresPlace.urlByName(), PostgresPlace.authority());

    site.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);

    assertEquals("Default/portal\n", site.run("state", "list").out());
  }

  @Test
  void trustsTheAuthoritiesOfTheBundle() throws Exception {
    site.project().state("connStr", PostgresPlace.urlByName() + "?sslmode=verify-full");
    site.cli().with("ZPACERT_CA_BUNDLE", file(PostgresPlace.authority()).toString());

    site.run("plan").expect(ExitCode.SUCCESS);
  }

  @Test
  void trustsNoUnknownAuthority() throws Exception {
    connect(PostgresPlace.urlByName(), STRANGER);

    assertRefused(
        PostgresPlace.urlByName(),
        "no trusted TLS connection to localhost:PORT: unable to find valid certification path to"
            + " requested target; name its authority in sslrootcert, or in ZPACERT_CA_BUNDLE");

    site.project().state("connStr", PostgresPlace.urlByName() + "?sslmode=verify-full");
    assertRefused(
        PostgresPlace.urlByName(),
        "no trusted TLS connection to localhost:PORT: unable to find valid certification path to"
            + " requested target; name its authority in sslrootcert, or in ZPACERT_CA_BUNDLE");
  }

  @Test
  void saysWhatIsWrongWithTheFileOfTheAuthority() throws Exception {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "nothing here");
    String names = "Error: sslrootcert names \"" + empty + "\", which cannot be used: ";
    site.project().state("connStr", PostgresPlace.urlByName() + "?sslrootcert=" + empty);

    assertEquals(
        names + "it holds no certificate in PEM\n",
        site.run("plan").expect(ExitCode.ERROR).err());
    Files.delete(empty);
    assertEquals(
        names + "the file cannot be read\n",
        site.run("plan").expect(ExitCode.ERROR).err());
  }

  @Test
  void trustsNoCertificateOfAnotherHost() throws Exception {
    String why =
        "no trusted TLS connection to 127.0.0.1:PORT: No subject alternative names matching IP"
            + " address 127.0.0.1 found; name its authority in sslrootcert, or in ZPACERT_CA_BUNDLE";

    connect(PostgresPlace.url(), PostgresPlace.authority());
    assertRefused(PostgresPlace.url(), why);

    site.project().state("connStr", PostgresPlace.url() + "?sslmode=verify-full");
    site.cli().with("ZPACERT_CA_BUNDLE", file(PostgresPlace.authority()).toString());
    assertRefused(PostgresPlace.url(), why);
  }

  @Test
  void talksToNoServerInTheOpenThatIsToProveItself() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> refuseTls(plain));
      server.setDaemon(true);
      server.start();
      String url = "postgres://postgres@localhost:" + plain.getLocalPort() + "/postgres";
      connect(url, PostgresPlace.authority());

      assertRefused(url, "The server does not support SSL.");
    }
  }

  @Test
  void verifiesServersElsewhere() throws Exception {
    site.project().state("connStr", "postgres://db.example.com/certs?sslmode=disable");

    assertEquals(
        "Error: the connection to PostgreSQL cannot be used: sslmode \"disable\" would not verify the server\n"
            + "  leave sslmode out, or say verify-full; sslrootcert or ZPACERT_CA_BUNDLE names its authority\n",
        site.run("plan").expect(ExitCode.ERROR).err());
  }

  /** Answers as a server does that was built or set up without TLS. */
  private static void refuseTls(ServerSocket plain) {
    while (!plain.isClosed()) {
      try (Socket socket = plain.accept()) {
        socket.getInputStream().readNBytes(8);
        socket.getOutputStream().write('N');
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        // the other side hung up, or the test is over
      }
    }
  }

  private void connect(String url, Issued authority) throws IOException {
    site.project().state("connStr", url + "?sslmode=verify-full&sslrootcert=" + file(authority));
  }

  private Path file(Issued authority) throws IOException {
    return Files.writeString(directory.resolve("ca.pem"), authority.pem());
  }

  private void assertRefused(String url, String why) {
    String port = url.replaceFirst(".*:(\\d+)/.*", "$1");
    String place = url.replaceFirst("//.*@", "//");
    String err = site.run("plan").expect(ExitCode.ERROR).err();

    assertEquals(
        "Error: cannot read the state \"" + place + " (" + schema(err) + ".default)\": "
            + why.replace("PORT", port) + "\n",
        err);
  }

  private static String schema(String err) {
    return err.replaceFirst("(?s).*\\((tls-.*)\\.default.*", "$1");
  }
}
