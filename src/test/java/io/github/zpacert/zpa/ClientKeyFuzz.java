package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.zpacert.FuzzTarget;
import io.github.zpacert.KeySilence;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.model.Secret;
import java.security.GeneralSecurityException;
import java.util.List;

/** The key that an API client signs in with. */
public final class ClientKeyFuzz implements FuzzTarget {

  @Override
  public List<byte[]> seeds() {
    String ec = TestCertificates.selfSigned("client").keyPem();
    String rsa = TestCertificates.named("client")
        .key(TestCertificates.rsaKey())
        .selfSigned()
        .keyPem();
    return List.of(
        ec.getBytes(ISO_8859_1),
        rsa.getBytes(ISO_8859_1),
        ec.replace("PRIVATE", "EC PRIVATE").getBytes(ISO_8859_1),
        rsa.replace("PRIVATE", "RSA PRIVATE").getBytes(ISO_8859_1),
        ec.replace("\n", "\\n").getBytes(ISO_8859_1));
  }

  @Override
  public void eat(byte[] input) throws GeneralSecurityException {
    ApiClientKey key;
    try {
      key = ApiClientKey.parse(Secret.of(new String(input, ISO_8859_1)));
    } catch (GeneralSecurityException e) {
      KeySilence.require(String.valueOf(e.getMessage()));
      return;
    }
    key.algorithm();
  }
}
