package io.github.zpacert.material;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Throw-away certificates for tests, made on the fly.
 *
 * <pre>{@code
 * Issued portal = TestCertificates.selfSigned("portal.example.com", "www.example.com");
 * Chain chain = TestCertificates.chain("portal.example.com");
 * Issued expired = TestCertificates.named("old.example.com").validUntil(yesterday).selfSigned();
 * Files.writeString(file, chain.pem() + chain.leaf().keyPem());
 * }</pre>
 *
 * <p>Keys are EC P-256 and, unless asked for otherwise, one per JVM for all leaves and another for all authorities;
 * serial numbers differ, so that no two certificates are equal.
 */
public final class TestCertificates {

  /** Start of validity unless told otherwise. */
  public static final Instant VALID_FROM = Instant.parse("2026-01-01T00:00:00Z");

  /** End of validity unless told otherwise. */
  public static final Instant VALID_UNTIL = Instant.parse("2036-01-01T00:00:00Z");

  private static final AtomicLong SERIAL = new AtomicLong(1);

  private TestCertificates() {}

  /** A certificate with its private key. */
  public record Issued(X509Certificate certificate, KeyPair keyPair) {

    /** The certificate's block alone. */
    public String pem() {
      return block("CERTIFICATE", der());
    }

    /** The private key, PKCS#8. */
    public String keyPem() {
      return block("PRIVATE KEY", privateKey().getEncoded());
    }

    public PrivateKey privateKey() {
      return keyPair.getPrivate();
    }

    public byte[] der() {
      try {
        return certificate.getEncoded();
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A leaf with the authorities above it. */
  public record Chain(Issued leaf, Issued intermediate, Issued root) {

    /** Leaf and intermediate, as a server sends them. */
    public String pem() {
      return leaf.pem() + intermediate.pem();
    }

    /** Leaf, intermediate and the self-signed root. */
    public String pemWithRoot() {
      return pem() + root.pem();
    }
  }

  /** A self-signed certificate of the shared key; the common name is a DNS name too. */
  public static Issued selfSigned(String commonName, String... sans) {
    return named(commonName).sans(sans).selfSigned();
  }

  /** Root, intermediate and leaf; the authorities' common names are {@code Test Root} and {@code Test Intermediate}. */
  public static Chain chain(String commonName, String... sans) {
    return named(commonName).sans(sans).chain();
  }

  /** Self-signed certificates {@code host-00001.example.com} and on, all of one key: a thousand a second. */
  public static List<Issued> bulk(int count) {
    return IntStream.rangeClosed(1, count)
        .parallel()
        .mapToObj(i -> selfSigned(String.format("host-%05d.example.com", i)))
        .toList();
  }

  /** The beginning of a certificate of one's own making. */
  public static Recipe named(String commonName) {
    return new Recipe(commonName);
  }

  /** A fresh EC P-256 key. */
  public static KeyPair newEcKey() {
    return ecKey("secp256r1");
  }

  /** A fresh EC key on the named curve, {@code secp384r1}. */
  public static KeyPair ecKey(String curve) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One RSA 2048 key per JVM, for they are slow to make. */
  public static KeyPair rsaKey() {
    return RsaKey.SHARED;
  }

  /** A fresh Ed25519 key. */
  public static KeyPair newEd25519Key() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A PEM block of 64 columns with a final line feed. */
  public static String block(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  private static KeyPair newRsaKey() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048); // the default is 3072 on newer JDKs
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a certificate is to be; every step returns the same recipe. */
  public static final class Recipe {

    private final String commonName;
    private Optional<X500Name> subject = Optional.empty();
    private List<GeneralName> sans;
    private Instant from = VALID_FROM;
    private Instant until = VALID_UNTIL;
    private KeyPair keys = LeafKey.SHARED;
    private BigInteger serial = BigInteger.valueOf(SERIAL.getAndIncrement());
    private boolean authority;

    private Recipe(String commonName) {
      this.commonName = commonName;
      this.sans = List.of(new GeneralName(GeneralName.dNSName, commonName));
    }

    /** DNS names instead of the common name; without any, the common name stays the only one. */
    public Recipe sans(String... dnsNames) {
      if (dnsNames.length > 0) {
        sans = Arrays.stream(dnsNames)
            .map(n -> new GeneralName(GeneralName.dNSName, n))
            .toList();
      }
      return this;
    }

    /** Names of any kind, or none for a certificate without the extension. */
    public Recipe names(GeneralName... names) {
      sans = List.of(names);
      return this;
    }

    /** A whole subject instead of {@code CN=...}; RFC 2253, may be empty. */
    public Recipe subject(String rfc2253) {
      subject = Optional.of(X500Name.getInstance(new X500Principal(rfc2253).getEncoded()));
      return this;
    }

    public Recipe validFrom(Instant instant) {
      from = instant;
      return this;
    }

    public Recipe validUntil(Instant instant) {
      until = instant;
      return this;
    }

    public Recipe key(KeyPair pair) {
      keys = pair;
      return this;
    }

    public Recipe serial(BigInteger number) {
      serial = number;
      return this;
    }

    /** A certificate authority, without names. */
    public Recipe authority() {
      authority = true;
      sans = List.of();
      return this;
    }

    public Issued selfSigned() {
      return issue(subject(), keys.getPrivate(), keys.getPublic());
    }

    public Issued issuedBy(Issued issuer) {
      var issuerName =
          X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
      return issue(issuerName, issuer.privateKey(), issuer.certificate().getPublicKey());
    }

    /** Under a root and an intermediate of the same validity. */
    public Chain chain() {
      Issued root = authorityNamed("Test Root").selfSigned();
      Issued intermediate =
          authorityNamed("Test Intermediate").key(AuthorityKey.INTERMEDIATE).issuedBy(root);
      return new Chain(issuedBy(intermediate), intermediate, root);
    }

    private Recipe authorityNamed(String name) {
      return named(name).authority().key(AuthorityKey.ROOT).validFrom(from).validUntil(until);
    }

    private X500Name subject() {
      return subject.orElseGet(() -> new X500Name("CN=" + commonName));
    }

    private Issued issue(X500Name issuer, PrivateKey signer, PublicKey signersPublic) {
      try {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
            issuer, serial, Date.from(from), Date.from(until), subject(), keys.getPublic());
        addExtensions(builder);
        var content = new JcaContentSignerBuilder(signature(signersPublic)).build(signer);
        var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(content));
        return new Issued(certificate, keys);
      } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
        throw new IllegalStateException(e);
      }
    }

    private void addExtensions(X509v3CertificateBuilder builder) throws CertIOException {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!sans.isEmpty()) {
        var names = new GeneralNames(sans.toArray(GeneralName[]::new));
        builder.addExtension(Extension.subjectAlternativeName, false, names);
      }
    }

    private static String signature(PublicKey key) {
      return switch (key.getAlgorithm()) {
        case "RSA" -> "SHA256withRSA";
        case "EC" -> "SHA256withECDSA";
        default -> "Ed25519";
      };
    }
  }

  private static final class LeafKey {
    static final KeyPair SHARED = newEcKey();
  }

  private static final class AuthorityKey {
    static final KeyPair ROOT = newEcKey();
    static final KeyPair INTERMEDIATE = newEcKey();
  }

  private static final class RsaKey {
    static final KeyPair SHARED = newRsaKey();
  }
}
