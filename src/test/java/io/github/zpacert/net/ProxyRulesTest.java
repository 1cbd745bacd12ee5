package io.github.zpacert.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.zpacert.diag.ProblemException;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRulesTest {

  private static final Optional<HttpHost> PROXY =
      Optional.of(new HttpHost("http", "proxy.example.com", 3128));

  @ParameterizedTest
  @ValueSource(strings = {"ZSCALER_HTTP_PROXY", "HTTPS_PROXY", "https_proxy"})
  void takesTheProxyFromEachVariable(String name) throws Exception {
    var rules = ProxyRules.from(Map.of(name, "http://proxy.example.com:3128"));

    assertEquals(PROXY, rules.proxyFor(host("api.zsapi.net")));
  }

  @Test
  void prefersTheMoreSpecificVariable() throws Exception {
    var rules = ProxyRules.from(Map.of(
        "HTTPS_PROXY", "http://other.example.com", "ZSCALER_HTTP_PROXY", "proxy.example.com:3128"));

    assertEquals(PROXY, rules.proxyFor(host("api.zsapi.net")));
  }

  @Test
  void goesNowhereThroughAProxyWithoutOne() throws Exception {
    assertEquals(
        Optional.empty(),
        ProxyRules.from(Map.of("HTTPS_PROXY", "")).proxyFor(host("api.zsapi.net")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api.zsapi.net|true",
        "zsapi.net|true",
        ".zsapi.net|true",
        "*.zsapi.net|true",
        "other.net, API.zsapi.NET|true",
        "api.zsapi.net:443|true",
        "*|true",
        "api.zsapi.net:8443|false",
        "sapi.net|false",
        "zsapi.net.example.com|false",
      })
  void leavesOutWhatNoProxyNames(String noProxy, boolean direct) throws Exception {
    var rules = ProxyRules.from(
        Map.of("HTTPS_PROXY", "http://proxy.example.com:3128", "NO_PROXY", noProxy));

    assertEquals(direct ? Optional.empty() : PROXY, rules.proxyFor(host("api.zsapi.net")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.1.2.3"})
  void neverAsksAProxyForThisMachine(String name) throws Exception {
    var rules = ProxyRules.from(Map.of("HTTPS_PROXY", "http://proxy.example.com:3128"));

    assertEquals(Optional.empty(), rules.proxyFor(host(name)));
  }

  @Test
  void readsUserAndPassword() throws Exception {
    var rules = ProxyRules.from(Map.of("HTTPS_PROXY", "http://me:p%40s+s@proxy.example.com"));

    var login = rules.proxy().orElseThrow().login().orElseThrow();
    assertEquals("me", login.user());
    assertArrayEquals("p@s+s".toCharArray(), login.password().reveal());
    assertEquals("Login[user=me, password=***]", login.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"socks5://me:pw@proxy", "http://me:p w@proxy", "https://proxy", "http://"})
  void refusesWhatIsNoProxyWithoutRepeatingIt(String value) {
    var e =
        assertThrows(ProblemException.class, () -> ProxyRules.from(Map.of("HTTPS_PROXY", value)));

    assertEquals(
        "HTTPS_PROXY is not the URL of an http proxy (write http://host:port,"
            + " or http://user:password@host:port with %XX for special characters)",
        e.getMessage());
  }

  private static HttpHost host(String name) {
    return new HttpHost("https", name, 443);
  }
}
