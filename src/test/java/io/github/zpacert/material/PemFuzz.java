package io.github.zpacert.material;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.zpacert.FuzzTarget;
import io.github.zpacert.KeySilence;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.TestCertificates.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A text of PEM as certificates, as a key with and without a passphrase, and as both. */
public final class PemFuzz implements FuzzTarget {

  private static final Source TEXT = new Source.OfEnv("TEXT");
  private static final Optional<Source> PASSPHRASE = Optional.of(new Source.OfEnv("PASSPHRASE"));
  private static final Position HERE = Position.of("zpacert.yaml");

  @Override
  public List<byte[]> seeds() throws Exception {
    Chain chain = TestCertificates.chain("portal.example.com", "www.example.com");
    List<String> texts = new ArrayList<>(
        List.of(
            chain.pemWithRoot() + chain.leaf().keyPem(),
            chain.leaf().pem(),
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----\n"));
    texts.add(chain.leaf().pem() + KeyEncodings.sec1(chain.leaf().privateKey()));
    texts.add(chain.leaf().pem()
        + KeyEncodings.encrypted(chain.leaf().privateKey(), KeyEncodings.AES_256, "secret"));
    texts.add(KeyEncodings.pkcs1(TestCertificates.rsaKey().getPrivate()));
    return texts.stream().map(t -> t.getBytes(ISO_8859_1)).toList();
  }

  @Override
  public void eat(byte[] input) {
    String text = new String(input, ISO_8859_1);
    var reader =
        new SourceReader(Map.of("TEXT", text, "PASSPHRASE", "secret"), SourceReader.PROGRAM_LIMIT);
    for (Optional<Source> passphrase : List.of(Optional.<Source>empty(), PASSPHRASE)) {
      read(reader, new CertificateSources(TEXT, Optional.empty(), passphrase, HERE));
    }
  }

  static void read(SourceReader reader, CertificateSources sources) {
    try {
      PublicChain chain = new PublicMaterial(reader).read(sources);
      new PrivateMaterial(reader).certBlob(sources, chain.facts().fingerprint()).close();
    } catch (ProblemException e) {
      KeySilence.require(e.problems().toString());
    }
    new PrivateMaterial(reader).checkKey(sources).ifPresent(p -> KeySilence.require(p.toString()));
    try (Bundle bundle = reader.open(sources.certificate())) {
      bundle.key(sources.passphrase()).close();
    } catch (SourceException e) {
      KeySilence.require(e.toString());
    }
  }
}
