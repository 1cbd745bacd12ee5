package io.github.zpacert.material;

import io.github.zpacert.material.TestCertificates.Issued;
import java.util.List;
import java.util.stream.IntStream;

/** Certificates of the kind that ZPA documents: RSA 2048, a leaf with names of its own and its intermediate. */
public final class RsaChains {

  private RsaChains() {}

  /** Returns so many chains, each as PEM. */
  public static List<String> pems(int count) {
    Issued authority = TestCertificates.named("Example Issuing CA")
        .authority()
        .key(TestCertificates.rsaKey())
        .selfSigned();
    return IntStream.range(0, count)
        .mapToObj(i -> leaf(i, authority).pem() + authority.pem())
        .toList();
  }

  private static Issued leaf(int number, Issued authority) {
    String host = "host-%06d.example.com".formatted(number);
    return TestCertificates.named(host)
        .subject("CN=" + host + ",OU=Web,O=Example,C=CH")
        .sans(host, "www." + host)
        .key(TestCertificates.rsaKey())
        .issuedBy(authority);
  }
}
