package io.github.zpacert.material;

import static io.github.zpacert.material.MaterialFolder.certificateEntry;
import static io.github.zpacert.material.MaterialFolder.keyEntry;

import io.github.zpacert.FuzzTarget;
import io.github.zpacert.diag.Position;
import io.github.zpacert.material.TestCertificates.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A keystore, from its file to the key and the chain. */
public final class KeystoreFuzz implements FuzzTarget {

  private static final Source PASSWORD = new Source.OfEnv("PASSWORD");

  private final Path folder;

  public KeystoreFuzz() {
    try {
      folder =
          Files.createTempDirectory(Files.createDirectories(Path.of("target/fuzz")), "keystore");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<byte[]> seeds() throws Exception {
    Issued issued = TestCertificates.selfSigned("portal.example.com");
    var material = new MaterialFolder(folder);
    List<byte[]> seeds = new ArrayList<>();
    for (String type : List.of("PKCS12", "JKS")) {
      material.writeKeystore("key", type, "secret", keyEntry("portal", "secret", issued));
      seeds.add(Files.readAllBytes(folder.resolve("key")));
      material.writeKeystore("certificate", type, "secret", certificateEntry("portal", issued));
      seeds.add(Files.readAllBytes(folder.resolve("certificate")));
    }
    return seeds;
  }

  @Override
  public void eat(byte[] input) throws IOException {
    Path file = folder.resolve("eaten");
    Files.write(file, input);
    var keystore = new Source.OfKeystore(file, "shop.p12", Optional.empty(), PASSWORD);
    PemFuzz.read(
        new SourceReader(Map.of("PASSWORD", "secret"), SourceReader.PROGRAM_LIMIT),
        new CertificateSources(
            keystore, Optional.empty(), Optional.empty(), Position.of("zpacert.yaml")));
  }
}
