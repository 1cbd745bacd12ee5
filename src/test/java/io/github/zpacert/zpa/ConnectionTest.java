package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import io.github.zpacert.diag.Log;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Chain;
import io.github.zpacert.material.TestTls;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.Auth;
import io.github.zpacert.model.TenantSettings.CertificatesApi;
import io.github.zpacert.net.Trust;
import io.github.zpacert.tenant.TenantException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies beneath the requests: connections, TLS, proxies. */
class ConnectionTest {

  @TempDir
  Path folder;

  private final List<AutoCloseable> toClose = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable resource : toClose) {
      resource.close();
    }
  }

  @Test
  void usesOneConnectionAgainAndAgainForCompressedAnswers() throws Exception {
    Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    HttpServer server = HttpServer.create(loopback(), 0);
    serve(server, clients);

    var tenant = tenant("http", server.getAddress().getPort(), Map.of());
    for (int i = 0; i < 5; i++) {
      assertEquals(ImmutableList.of(), tenant.list("0"));
    }

    // one for the sign-in and all lists
    assertEquals(1, clients.size());
  }

  @Test
  void trustsNoUnknownAuthority() throws Exception {
    HttpsServer server = https(TestCertificates.chain("localhost"));

    var tenant = tenant("https", server.getAddress().getPort(), Map.of());

    var e = assertThrows(TenantException.class, () -> tenant.list("0"));
    assertEquals(
        "list \"Default\": sign-in: no trusted TLS connection to localhost:"
            + server.getAddress().getPort()
            + ": unable to find valid certification path to requested target;"
            + " if a proxy inspects TLS, name its CA in ZPACERT_CA_BUNDLE",
        e.getMessage());
    assertEquals(1, tenant.counts().signIns());
  }

  @Test
  void trustsTheAuthoritiesOfTheBundle() throws Exception {
    Chain chain = TestCertificates.chain("localhost");
    HttpsServer server = https(chain);
    Path bundle = Files.writeString(
        folder.resolve("ca.pem"),
        "# two\n" + TestCertificates.selfSigned("other").pem() + chain.root().pem());

    var tenant = tenant(
        "https", server.getAddress().getPort(), Map.of("ZPACERT_CA_BUNDLE", bundle.toString()));

    assertEquals(ImmutableList.of(), tenant.list("0"));
  }

  @Test
  void trustsNoCertificateOfAnotherHost() throws Exception {
    Chain chain = TestCertificates.chain("other.example.com");
    HttpsServer server = https(chain);
    Path bundle = Files.writeString(folder.resolve("ca.pem"), chain.root().pem());

    var tenant = tenant(
        "https", server.getAddress().getPort(), Map.of("ZPACERT_CA_BUNDLE", bundle.toString()));

    var e = assertThrows(TenantException.class, () -> tenant.list("0"));
    assertEquals(
        "list \"Default\": sign-in: no trusted TLS connection to localhost:"
            + server.getAddress().getPort()
            + ": No subject alternative DNS name matching localhost found.;"
            + " if a proxy inspects TLS, name its CA in ZPACERT_CA_BUNDLE",
        e.getMessage());
    assertEquals(1, tenant.counts().signIns());
  }

  @Test
  void keepsTheAuthoritiesOfTheJdkBesideThoseOfTheBundle() throws Exception {
    Path bundle = Files.writeString(
        folder.resolve("ca.pem"), TestCertificates.selfSigned("Own CA").pem());

    Trust trust = Trust.ofBundle("ZPACERT_CA_BUNDLE", bundle.toString());

    int ofJdk = Trust.OF_JDK.authorities().size();
    assertTrue(ofJdk > 50, "a JDK knows many authorities");
    assertEquals(ofJdk + 1, trust.authorities().size());
  }

  @Test
  void refusesABundleThatCannotBeUsed() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing here\n");
    Path broken = Files.writeString(folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\n");

    assertBundleRefused(folder.resolve("none.pem"), "the file cannot be read");
    assertBundleRefused(empty, "it holds no certificate in PEM");
    assertBundleRefused(broken, "certificate block 1 has no END line");
  }

  private static void assertBundleRefused(Path bundle, String why) {
    var e = assertThrows(
        ProblemException.class,
        () -> HttpOptions.from(Map.of("ZPACERT_CA_BUNDLE", bundle.toString()), "1", 1));

    assertEquals(
        "ZPACERT_CA_BUNDLE names \"" + bundle + "\", which cannot be used: " + why, e.getMessage());
  }

  @Test
  void tellsTheProxyWhoAsks() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    int proxy = proxy(
        asked,
        "HTTP/1.1 407 Proxy Authentication Required\r\n"
            + "Proxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");

    var tenant = tenant(
        "https", "zpa.example.com", 443, Map.of("HTTPS_PROXY", "http://me:pw@127.0.0.1:" + proxy));

    var e = assertThrows(TenantException.class, () -> tenant.list("0"));
    assertEquals(
        List.of(
            "CONNECT zpa.example.com:443 HTTP/1.1",
            "CONNECT zpa.example.com:443 HTTP/1.1",
            "Proxy-Authorization: Basic bWU6cHc="),
        asked);
    assertEquals(
        "list \"Default\": sign-in: the proxy does not connect to zpa.example.com:443: HTTP 407;"
            + " put user and password into its URL",
        e.getMessage());
    assertEquals(TenantException.Kind.UNREACHABLE, e.kind());
  }

  @Test
  void doesNotTakeAProxysRefusalForZpas() throws Exception {
    int proxy =
        proxy(new CopyOnWriteArrayList<>(), "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");

    var tenant =
        tenant("https", "zpa.example.com", 443, Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy));

    var e = assertThrows(TenantException.class, () -> tenant.list("0"));
    assertEquals(
        "list \"Default\": sign-in: the proxy does not connect to zpa.example.com:443: HTTP 403",
        e.getMessage());
    assertEquals(TenantException.Kind.UNREACHABLE, e.kind());
    assertEquals(1, tenant.counts().signIns());
  }

  @Test
  void asksAgainWhenTheProxyHadNoLuck() throws Exception {
    int proxy = proxy(
        new CopyOnWriteArrayList<>(), "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");

    var tenant =
        tenant("https", "zpa.example.com", 443, Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy));

    assertThrows(TenantException.class, () -> tenant.list("0"));
    assertEquals(6, tenant.counts().signIns());
  }

  /** A proxy that notes who asks for what, and always answers the same. */
  private int proxy(List<String> asked, String answer) throws IOException {
    var listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    toClose.add(listening);
    var thread = new Thread(() -> {
      while (!listening.isClosed()) {
        try (Socket socket = listening.accept()) {
          converse(socket, asked, answer);
        } catch (IOException e) {
          // the other side hung up, or the test is over
        }
      }
    });
    thread.setDaemon(true);
    thread.start();
    return listening.getLocalPort();
  }

  private static void converse(Socket socket, List<String> asked, String answer)
      throws IOException {
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("CONNECT") || line.startsWith("Proxy-Authorization")) {
        asked.add(line);
      }
      if (line.isEmpty()) {
        socket.getOutputStream().write(answer.getBytes(US_ASCII));
      }
    }
  }

  private HttpsServer https(Chain chain) throws Exception {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(TestTls.server(chain));
    serve(server, ConcurrentHashMap.newKeySet());
    return server;
  }

  private void serve(HttpServer server, Set<InetSocketAddress> clients) {
    server.createContext("/", exchange -> {
      clients.add(exchange.getRemoteAddress());
      exchange.getRequestBody().readAllBytes();
      boolean token = exchange.getRequestURI().getPath().equals("/token");
      byte[] body = compressed(
          token ? "{\"access_token\":\"t\",\"expires_in\":3600}" : "{\"totalPages\":\"0\"}  ");
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, 0); // chunked
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    toClose.add(() -> server.stop(0));
  }

  private static byte[] compressed(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private ZpaTenant tenant(String scheme, int port, Map<String, String> environment)
      throws Exception {
    return tenant(scheme, "localhost", port, environment);
  }

  private ZpaTenant tenant(String scheme, String host, int port, Map<String, String> environment)
      throws Exception {
    String address = scheme + "://" + host + ":" + port;
    var settings = new TenantSettings(
        "1",
        TenantSettings.SANDBOX,
        Auth.ONEAPI,
        Optional.empty(),
        Optional.of(URI.create(address + "/zpa")),
        Optional.of(URI.create(address + "/token")),
        CertificatesApi.ALL);
    var time = new FakeTime();
    var tenant = ZpaTenant.connect(
        settings,
        Credentials.sandbox(Auth.ONEAPI),
        HttpOptions.from(environment, "1", 2),
        new Effects(time, time, () -> 1, () -> false, Log.SILENT));
    toClose.add(0, tenant);
    return tenant;
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
