package io.github.zpacert.material;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import io.github.zpacert.material.TestCertificates.Chain;
import io.github.zpacert.material.TestCertificates.Issued;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** The server's side of TLS, with throw-away certificates. */
public final class TestTls {

  private static final char[] PASSWORD = "x".toCharArray();

  private TestTls() {}

  /** A server with that certificate, which takes any client. */
  public static HttpsConfigurator server(Chain chain) {
    return new HttpsConfigurator(context(chain, emptyStore()));
  }

  /** A server with that certificate, which takes clients alone that this authority has certified. */
  public static HttpsConfigurator server(Chain chain, Issued authority) {
    KeyStore clients = emptyStore();
    try {
      clients.setCertificateEntry("authority", authority.certificate());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return new HttpsConfigurator(context(chain, clients)) {
      @Override
      public void configure(HttpsParameters exchange) {
        SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
        parameters.setNeedClientAuth(true);
        exchange.setSSLParameters(parameters);
      }
    };
  }

  private static SSLContext context(Chain chain, KeyStore clients) {
    try {
      KeyStore own = emptyStore();
      X509Certificate[] certificates = {
        chain.leaf().certificate(), chain.intermediate().certificate()
      };
      own.setKeyEntry("server", chain.leaf().privateKey(), PASSWORD, certificates);
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, PASSWORD);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(clients);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static KeyStore emptyStore() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
