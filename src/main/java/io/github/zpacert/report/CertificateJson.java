package io.github.zpacert.report;

import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.Wanted;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A certificate as a JSON object: the same names whether it is live, wanted or only known from the state. A field that
 * one of these does not have is null.
 */
final class CertificateJson {

  private CertificateJson() {}

  static ObjectNode of(Existing existing) {
    ObjectNode json = object(Optional.of(existing.id()), existing.microtenantId(), existing.name());
    json.put("description", existing.description());
    facts(json, existing.facts());
    Json.putTime(json, "modified_time", existing.modifiedTime());
    Json.put(json, "modified_by", existing.modifiedBy());
    return json.putNull("protect");
  }

  /**
   * Returns what an object will be.
   *
   * @param id absent when it will be a new one
   */
  static ObjectNode of(Wanted wanted, Optional<String> id) {
    ObjectNode json = object(id, wanted.microtenantId(), wanted.name());
    json.put("description", wanted.description());
    facts(json, wanted.facts());
    json.putNull("modified_time").putNull("modified_by");
    return json.put("protect", wanted.protect());
  }

  static ObjectNode of(Owned owned) {
    ObjectNode json =
        object(Optional.of(owned.id()), owned.microtenantId(), owned.address().name());
    json.put("description", owned.description());
    json.put("fingerprint_sha256", owned.fingerprint().hex());
    json.put("public_key_sha256", owned.publicKey().hex());
    json.putNull("subject").putNull("issuer").putNull("serial_number").putNull("sans");
    json.putNull("key_algorithm").putNull("signature_algorithm");
    json.put("not_before", owned.notBefore().toString());
    json.put("not_after", owned.notAfter().toString());
    json.putNull("modified_time").putNull("modified_by");
    return json.put("protect", owned.protect());
  }

  /** Adds what a live object and its certificate, if it has one yet, say. */
  static void live(ObjectNode json, Live live) {
    json.put("id", live.id()).put("microtenant_id", live.microtenantId());
    json.put("name", live.name().text()).put("description", live.description().text());
    live.facts().ifPresentOrElse(f -> facts(json, f), () -> noFacts(json));
    Json.putTime(json, "modified_time", live.modifiedTime());
    Json.put(json, "modified_by", live.modifiedBy());
  }

  private static ObjectNode object(Optional<String> id, String microtenantId, String name) {
    ObjectNode json = Json.object();
    Json.put(json, "id", id);
    return json.put("microtenant_id", microtenantId).put("name", name);
  }

  private static void facts(ObjectNode json, CertificateFacts facts) {
    json.put("fingerprint_sha256", facts.fingerprint().hex());
    json.put("public_key_sha256", facts.publicKey().hex());
    json.put("subject", facts.subject());
    json.put("issuer", facts.issuer());
    json.put("serial_number", facts.serialNumber().toString());
    facts.sans().forEach(json.putArray("sans")::add);
    json.put("key_algorithm", facts.key());
    json.put("signature_algorithm", facts.signature());
    json.put("not_before", facts.notBefore().toString());
    json.put("not_after", facts.notAfter().toString());
  }

  private static void noFacts(ObjectNode json) {
    json.putNull("fingerprint_sha256").putNull("public_key_sha256");
    json.putNull("subject").putNull("issuer").putNull("serial_number").putNull("sans");
    json.putNull("key_algorithm").putNull("signature_algorithm");
    json.putNull("not_before").putNull("not_after");
  }
}
