package io.github.zpacert.state.s3;

import io.github.zpacert.net.ProxyRules;
import io.github.zpacert.net.Reach;
import io.github.zpacert.state.StateSettings;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Sets the SDK up for stores of any make. */
final class Clients {

  private static final int TLS_PORT = 443;

  private Clients() {}

  static S3Client client(StateSettings.S3 settings, Reach reach, S3Backend.Limits limits) {
    S3ClientBuilder builder = S3Client.builder()
        .httpClient(transport(settings, reach, limits))
        .forcePathStyle(settings.usePathStyle())
        // other makers' stores know neither trailing checksums nor signed chunks
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(
            S3Configuration.builder().chunkedEncodingEnabled(false).build())
        .overrideConfiguration(options ->
            options.retryStrategy(RetryMode.STANDARD).addExecutionInterceptor(new TlsOnly()));
    settings.region().map(Region::of).ifPresent(builder::region);
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static SdkHttpClient transport(
      StateSettings.S3 settings, Reach reach, S3Backend.Limits limits) {
    UrlConnectionHttpClient.Builder transport = UrlConnectionHttpClient.builder()
        .connectionTimeout(limits.connect())
        .socketTimeout(limits.response())
        .proxyConfiguration(proxy(host(settings), reach.proxyRules()));
    if (!reach.trust().extra().isEmpty()) {
      transport.tlsTrustManagersProvider(() -> reach.trust().managers());
    }
    return transport.build();
  }

  private static String host(StateSettings.S3 settings) {
    return settings
        .endpoint()
        .map(URI::getHost)
        .orElseGet(() -> settings.bucket() + ".s3."
            + settings.region().map(region -> region + ".").orElse("") + "amazonaws.com");
  }

  private static ProxyConfiguration proxy(String host, ProxyRules rules) {
    ProxyConfiguration.Builder proxy = ProxyConfiguration.builder()
        .useSystemPropertyValues(false)
        .useEnvironmentVariablesValues(false);
    Optional<URI> through = rules.proxyFor(host, TLS_PORT);
    if (through.isPresent()) {
      proxy.endpoint(through.get());
      rules
          .proxy()
          .flatMap(ProxyRules.Proxy::login)
          .ifPresent(login ->
              proxy.username(login.user()).password(new String(login.password().reveal())));
    }
    return proxy.build();
  }
}
