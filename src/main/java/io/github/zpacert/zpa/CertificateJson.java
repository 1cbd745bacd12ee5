package io.github.zpacert.zpa;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Log;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Live;
import io.github.zpacert.net.Words;
import io.github.zpacert.x509.PemCertificates;
import io.github.zpacert.x509.X509Facts;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one certificate object, field by field; its PEM is turned into facts at once and forgotten. */
final class CertificateJson {

  private final Log log;

  CertificateJson(Log log) {
    this.log = log;
  }

  /**
   * Reads the object that begins at hand.
   *
   * @param ownerUnlessSaid the owner's id when the object names no owner at all
   */
  Live read(JsonParser parser, String ownerUnlessSaid) throws MalformedException {
    return fields(parser).live(ownerUnlessSaid);
  }

  /** Reads the object that begins at hand, and keeps its PEM. */
  ZpaTenant.Exported readWithPem(JsonParser parser, String ownerUnlessSaid)
      throws MalformedException {
    Fields fields = fields(parser);
    Live live = fields.live(ownerUnlessSaid);
    return new ZpaTenant.Exported(live, blocks(fields.pem) + blocks(fields.chainPem));
  }

  /** Returns the certificates alone: what stands around them could be anything, and the text becomes a file. */
  private static String blocks(String pem) {
    try {
      return PemCertificates.ders(pem).stream().map(PemCertificates::encode).collect(joining());
    } catch (CertificateException e) {
      return ""; // the log has been told
    }
  }

  private Fields fields(JsonParser parser) throws MalformedException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedException("a certificate is not a JSON object");
    }
    var fields = new Fields();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.take(name, parser);
    }
    return fields;
  }

  /** What an object has said of itself so far. */
  private final class Fields {

    private String id = "";
    private String name = "";
    private String description = "";
    private String microtenantId = "";
    private String microtenantName = "";
    private String pem = "";
    private String chainPem = "";
    private Optional<Instant> modifiedTime = Optional.empty();
    private Optional<String> modifiedBy = Optional.empty();
    private boolean readOnly;
    private boolean zscalerManaged;

    void take(String field, JsonParser parser) {
      Optional<String> value = Json.scalar(parser).filter(text -> !text.isEmpty());
      value.ifPresent(text -> take(field, text));
    }

    private void take(String field, String value) {
      switch (field) {
        case "id" -> id = value;
        case "name" -> name = value;
        case "description" -> description = value;
        case "microtenantId" -> microtenantId = value;
        case "microtenantName" -> microtenantName = value;
        case "certificate" -> pem = value;
        case "certChain" -> chainPem = value;
        case "modifiedTime" -> modifiedTime = Times.of(value);
        case "modifiedBy" -> modifiedBy = Optional.of(value);
        case "readOnly" -> readOnly = Boolean.parseBoolean(value);
        case "zscalerManaged" -> zscalerManaged = Boolean.parseBoolean(value);
        default -> {} // ZPA adds fields as it likes
      }
    }

    Live live(String ownerUnlessSaid) throws MalformedException {
      if (id.isEmpty()) {
        throw new MalformedException("certificate \"" + Words.oneLine(name) + "\" has no id");
      }
      return new Live(
          id,
          Owner.of(microtenantId, microtenantName, ownerUnlessSaid, this::described),
          ApiTexts.of(name),
          ApiTexts.of(description),
          facts(),
          chain(),
          modifiedTime,
          modifiedBy,
          readOnly,
          zscalerManaged);
    }

    private Optional<CertificateFacts> facts() {
      if (pem.isEmpty()) {
        return Optional.empty();
      }
      try {
        List<byte[]> ders = PemCertificates.ders(pem);
        if (ders.isEmpty()) {
          throw new CertificateException("no PEM block");
        }
        return Optional.of(X509Facts.of(PemCertificates.parse(ders.get(0))));
      } catch (CertificateException | RuntimeException e) {
        // some of Java's decoders answer damaged DER with unchecked exceptions; one bad object must
        // not hide the rest
        log.warn(described()
            + " holds a certificate that cannot be read, it is treated as without content");
        return Optional.empty();
      }
    }

    private ImmutableList<Fingerprint> chain() {
      try {
        return PemCertificates.ders(chainPem).stream()
            .map(Fingerprint::ofDer)
            .collect(ImmutableList.toImmutableList());
      } catch (CertificateException e) {
        log.warn(described() + " holds a chain that cannot be read, it is treated as without one");
        return ImmutableList.of();
      }
    }

    private String described() {
      return Words.named("certificate", name, id);
    }
  }
}
