package io.github.zpacert.config;

import static io.github.zpacert.config.Config.ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.Auth;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the environment says where the files are silent. */
class EnvironmentTest {

  @TempDir
  Path folder;

  private Config tenant(String keys) throws Exception {
    return Config.in(folder).file("zpacert.yaml", "version: 1\ntenant: {" + keys + "}\n" + ONE);
  }

  @Test
  void suppliesTheWholeTenant() throws Exception {
    Config config = Config.in(folder)
        .file("zpacert.yaml", "version: 1\n" + ONE)
        .env("ZPA_CUSTOMER_ID", " 42\n")
        .env("ZSCALER_CLOUD", "BETA")
        .env("ZPA_CLOUD", "ZPATWO")
        .env("ZSCALER_VANITY_DOMAIN", "acme");

    TenantSettings tenant = config.load().tenant();

    assertEquals("42", tenant.customerId());
    assertEquals("beta", tenant.cloud());
    assertEquals(Auth.ONEAPI, tenant.auth());
    assertEquals(Optional.of("acme"), tenant.vanityDomain());
  }

  @Test
  void givesWayToTheFiles() throws Exception {
    Config config = tenant("customerId: 42, cloud: beta, vanityDomain: acme, auth: oneapi")
        .env("ZPA_CUSTOMER_ID", "42")
        .env("ZSCALER_CLOUD", "gov")
        .env("ZSCALER_VANITY_DOMAIN", "other")
        .env("ZSCALER_USE_LEGACY_CLIENT", "true");

    TenantSettings tenant = config.load().tenant();

    assertEquals("beta", tenant.cloud());
    assertEquals(Auth.ONEAPI, tenant.auth());
    assertEquals(Optional.of("acme"), tenant.vanityDomain());
  }

  @Test
  void winsOverTheFilesForUrls() throws Exception {
    Config config = tenant("cloud: sandbox, baseUrl: \"https://a\", tokenUrl: \"https://b\"")
        .env("ZPACERT_BASE_URL", "http://127.0.0.1:8080/zpa/")
        .env("ZPACERT_TOKEN_URL", "http://[::1]:8080/token");

    TenantSettings tenant = config.load().tenant();

    assertEquals(Optional.of(URI.create("http://127.0.0.1:8080/zpa")), tenant.baseUrl());
    assertEquals(Optional.of(URI.create("http://[::1]:8080/token")), tenant.tokenUrl());
  }

  @Test
  void choosesTheLegacySignInAndItsCloud() throws Exception {
    Config config = tenant("customerId: 42")
        .env("ZSCALER_USE_LEGACY_CLIENT", "TRUE")
        .env("ZSCALER_CLOUD", "gov")
        .env("ZPA_CLOUD", "ZPATWO");

    TenantSettings tenant = config.load().tenant();

    assertEquals(Auth.LEGACY, tenant.auth());
    assertEquals("zpatwo", tenant.cloud());
  }

  @ParameterizedTest
  @CsvSource({
    "legacy, PRODUCTION, production",
    "legacy, ZSPREVIEW, preview",
    "legacy, qa2, qa2",
    "legacy, sandbox, sandbox",
    "oneapi, Anything7, anything7",
    "oneapi, zspreview, zspreview",
    "oneapi, '', production"
  })
  void knowsCloudsInAnyCase(String auth, String written, String cloud) throws Exception {
    Config config =
        tenant("customerId: 42, auth: " + auth + ", vanityDomain: a, cloud: '" + written + "'");

    assertEquals(cloud, config.load().tenant().cloud());
  }

  @Test
  void needsNoVanityDomainWithATokenUrl() throws Exception {
    Config config = tenant("customerId: 42").env("ZPACERT_TOKEN_URL", "https://sso.example.com/t");

    assertEquals(Optional.empty(), config.load().tenant().vanityDomain());
  }

  @Test
  void namesTheDefaultMicrotenantUnlessTheFilesDo() throws Exception {
    Config silent = tenant("cloud: sandbox").env("ZPA_MICROTENANT_ID", "7001");
    assertEquals(
        new MicrotenantRef.ById("7001"), silent.load().certificates().get(0).microtenant());

    Config speaking = silent.file(
        "zpacert.yaml",
        "version: 1\ntenant: {cloud: sandbox}\ndefaults: {microtenant: Default}\n" + ONE);
    assertEquals(MicrotenantRef.DEFAULT, speaking.load().certificates().get(0).microtenant());
  }

  @Test
  void readsTheFileThatAVariableNames() throws Exception {
    Config config = tenant("cloud: sandbox")
        .file("id", "42\n")
        .env("ZPA_CUSTOMER_ID", "")
        .env("ZPA_CUSTOMER_ID_FILE", "id");

    assertEquals("42", config.load().tenant().customerId());
  }

  @Test
  void isReportedByTheNamesOfItsVariables() throws Exception {
    Config config = tenant("")
        .env("ZPA_CUSTOMER_ID", "acme")
        .env("ZSCALER_CLOUD", "a b")
        .env("ZSCALER_VANITY_DOMAIN", "a.b")
        .env("ZPA_MICROTENANT_ID", "x")
        .env("ZPACERT_BASE_URL", "http://example.com")
        .env("ZPACERT_TOKEN_URL_FILE", "nowhere");

    assertEquals(
        List.of(
            "environment variable \"ZSCALER_CLOUD\" must be a word of letters and digits, not \"a b\"",
            "environment variable \"ZPACERT_BASE_URL\" must begin with https://; http:// is for"
                + " loopback addresses only",
            "environment variable \"ZPACERT_TOKEN_URL_FILE\": nowhere: no such file or folder",
            "environment variable \"ZSCALER_VANITY_DOMAIN\" must be the first word of"
                + " <word>.zslogin.net, not \"a.b\"",
            "environment variable \"ZPA_CUSTOMER_ID\" must be decimal digits, at most 19 and"
                + " without leading zeros, not \"acme\"",
            "environment variable \"ZPA_MICROTENANT_ID\" must be decimal digits, at most 19 and"
                + " without leading zeros, not \"x\""),
        config.refusal());
  }
}
