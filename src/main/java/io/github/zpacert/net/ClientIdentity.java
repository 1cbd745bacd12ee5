package io.github.zpacert.net;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** Who we are to a server that asks for a certificate, if we are anybody. Remembers that one has asked. */
public final class ClientIdentity implements X509KeyManager {

  private final Optional<X509KeyManager> known;
  private volatile boolean asked;

  public ClientIdentity(Optional<X509KeyManager> known) {
    this.known = known;
  }

  /** Whether there is a certificate to show. */
  public boolean isKnown() {
    return known.isPresent();
  }

  public boolean wasAsked() {
    return asked;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    asked = true;
    return known.map(k -> k.chooseClientAlias(keyTypes, issuers, socket)).orElse(null);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return known.map(k -> k.getClientAliases(keyType, issuers)).orElse(null);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return known.map(k -> k.getCertificateChain(alias)).orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return known.map(k -> k.getPrivateKey(alias)).orElse(null);
  }

  /** We are no server. */
  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  /** We are no server. */
  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
