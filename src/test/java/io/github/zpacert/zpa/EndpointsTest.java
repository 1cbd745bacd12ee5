package io.github.zpacert.zpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.Auth;
import io.github.zpacert.model.TenantSettings.CertificatesApi;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {

  @ParameterizedTest
  @CsvSource({
    "production, https://api.zsapi.net/zpa, https://acme.zslogin.net/oauth2/v1/token",
    "beta, https://api.beta.zsapi.net/zpa, https://acme.zsloginbeta.net/oauth2/v1/token",
    "alpha, https://api.alpha.zsapi.net/zpa, https://acme.zsloginalpha.net/oauth2/v1/token",
    "gov, https://api.zscalergov.net/zpa, https://acme.zidentitygov.net/oauth2/v1/token",
    "govus, https://api.zscalergov.us/zpa, https://acme.zidentitygov.us/oauth2/v1/token",
  })
  void knowsTheHostsOfOneApi(String cloud, String base, URI signIn) throws Exception {
    assertEquals(new Endpoints(base, signIn), Endpoints.of(oneApi(cloud, "acme")));
  }

  @ParameterizedTest
  @CsvSource({
    "production, https://config.private.zscaler.com",
    "zpatwo, https://config.zpatwo.net",
    "beta, https://config.zpabeta.net",
    "gov, https://config.zpagov.net",
    "govus, https://config.zpagov.us",
    "preview, https://config.zpapreview.net",
    "zspreview, https://config.zpapreview.net",
    "qa, https://config.qa.zpath.net",
    "qa2, https://pdx2-zpa-config.qa2.zpath.net",
  })
  void knowsTheHostsOfTheLegacyApi(String cloud, String base) throws Exception {
    assertEquals(new Endpoints(base, URI.create(base + "/signin")), Endpoints.of(legacy(cloud)));
  }

  @Test
  void knowsThatOneLegacyCloudSignsInElsewhere() throws Exception {
    assertEquals(
        new Endpoints(
            "https://public-api.dev.zpath.net",
            URI.create(
                "https://authn1.dev.zpath.net/authn/v1/oauth/token?grant_type=CLIENT_CREDENTIALS")),
        Endpoints.of(legacy("dev")));
  }

  @Test
  void letsSettingsOverrideEachAddress() throws Exception {
    assertEquals(
        new Endpoints(
            "http://127.0.0.1:8080/zpa", URI.create("https://acme.zslogin.net/oauth2/v1/token")),
        Endpoints.of(
            settings(Auth.ONEAPI, "production", "acme", "http://127.0.0.1:8080/zpa/", "")));
    assertEquals(
        new Endpoints("https://api.zsapi.net/zpa", URI.create("http://[::1]:1/token")),
        Endpoints.of(settings(Auth.ONEAPI, "production", "acme", "", "http://[::1]:1/token")));
    assertEquals(
        new Endpoints("http://localhost:1", URI.create("http://localhost:1/signin")),
        Endpoints.of(settings(Auth.LEGACY, "dev", "", "http://localhost:1", "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://api.example.com/zpa|http://api.example.com/zpa",
        "ftp://127.0.0.1/zpa|ftp://127.0.0.1/zpa",
        "https://me:pw@api.example.com|https://api.example.com",
        "/zpa|/zpa",
        "http://127.0.0.1.example.com/|http://127.0.0.1.example.com/",
      })
  void refusesAnAddressThatWouldNotKeepCredentialsSafe(String url, String shown) {
    assertEquals(
        "base URL \"" + shown
            + "\" cannot be used (use https, or http on a loopback address; without a user in it)",
        problem(settings(Auth.ONEAPI, "production", "acme", url, "")));
  }

  @Test
  void refusesAVanityDomainThatWouldBecomeAnotherHost() {
    assertEquals(
        "vanity domain \"evil.example.com/\" is not a single word of letters, digits and hyphens",
        problem(oneApi("production", "evil.example.com/")));
    assertEquals(
        "cloud \"x.evil\" is not a single word of letters, digits and hyphens",
        problem(oneApi("x.evil", "acme")));
  }

  @Test
  void saysWhichAddressIsMissing() {
    assertEquals(
        "no vanity domain, which is the first part of the tenant's sign-in address"
            + " (set tenant.vanityDomain, or ZSCALER_VANITY_DOMAIN)",
        problem(oneApi("production", "")));
    assertEquals(
        "cloud \"sandbox\" has no address of its own (it is where the embedded ZPA listens)",
        problem(oneApi("sandbox", "acme")));
  }

  @Test
  void suggestsTheNearestLegacyCloud() {
    assertEquals(
        "\"zpatwoo\" is no cloud of the legacy API (did you mean \"zpatwo\"?)",
        problem(legacy("zpatwoo")));
  }

  @Test
  void refusesACustomerThatWouldBecomeAnotherPath() {
    var settings = new TenantSettings(
        "1/../2",
        "production",
        Auth.LEGACY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        CertificatesApi.ALL);

    assertEquals("customerId \"1/../2\" is not an id of ZPA's", problem(settings));
  }

  private static String problem(TenantSettings settings) {
    return assertThrows(ProblemException.class, () -> Endpoints.of(settings)).getMessage();
  }

  private static TenantSettings oneApi(String cloud, String vanity) {
    return settings(Auth.ONEAPI, cloud, vanity, "", "");
  }

  private static TenantSettings legacy(String cloud) {
    return settings(Auth.LEGACY, cloud, "", "", "");
  }

  private static TenantSettings settings(
      Auth auth, String cloud, String vanity, String baseUrl, String tokenUrl) {
    return new TenantSettings(
        "216",
        cloud,
        auth,
        Optional.of(vanity),
        Optional.of(baseUrl).filter(u -> !u.isEmpty()).map(URI::create),
        Optional.of(tokenUrl).filter(u -> !u.isEmpty()).map(URI::create),
        CertificatesApi.ALL);
  }
}
