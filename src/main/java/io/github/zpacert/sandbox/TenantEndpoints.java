package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tenant itself and its microtenants. */
final class TenantEndpoints {

  private final World world;
  private final String customerId;
  private final InstantSource clock;

  TenantEndpoints(World world, SandboxOptions options) {
    this.world = world;
    this.customerId = options.customerId();
    this.clock = options.clock();
  }

  Reply whoAmI() {
    return Reply.json(
        200,
        Json.object()
            .put("customerId", customerId)
            .put("customerName", "Sandbox")
            .put("microtenantName", "default"));
  }

  Reply list(Call call) throws Refusal {
    ImmutableList.Builder<ObjectNode> all = ImmutableList.builder();
    int order = 1;
    for (MicrotenantRow row : world.microtenants()) {
      all.add(item(row, order++));
    }
    return Reply.json(200, Paging.of(call).envelope(all.build(), node -> node));
  }

  /** A bare array, as was recorded. */
  Reply summary() {
    ArrayNode array = Json.MAPPER.createArrayNode();
    world
        .microtenants()
        .forEach(row -> array.add(
            Json.object().put("id", row.id()).put("name", row.name()).put("enabled", true)));
    return Reply.json(200, array);
  }

  Reply create(Call call, String who) throws Refusal {
    JsonNode body = Bodies.object(call);
    String name = Bodies.name(body);
    synchronized (world) {
      if (world.microtenants().stream().anyMatch(row -> row.name().equals(name))) {
        throw Refusal.badRequest(
            "duplicate.name", "A resource with the name already exists :" + name, name);
      }
      var row = new MicrotenantRow(
          world.nextId(),
          name,
          Json.text(body, "description"),
          clock.instant().getEpochSecond(),
          who);
      world.put(row);
      return Reply.json(201, item(row, world.microtenants().size()));
    }
  }

  private static ObjectNode item(MicrotenantRow row, int scopeOrder) {
    ObjectNode node = Json.object().put("id", row.id());
    if (row.created() > 0) {
      String time = Long.toString(row.created());
      node.put("modifiedTime", time).put("creationTime", time).put("modifiedBy", row.modifiedBy());
    }
    node.put("name", row.name());
    Json.putUnlessEmpty(node, "description", row.description());
    node.put("enabled", true).put("operator", "OR");
    if (!row.isDefault()) {
      node.put("criteriaAttribute", "AuthDomain");
    }
    return node.put("privilegedApprovalsEnabled", true)
        .put("scopeOrder", Integer.toString(scopeOrder));
  }
}
