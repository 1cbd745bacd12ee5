package io.github.zpacert.config;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Secret;
import io.github.zpacert.state.StateSettings;
import io.github.zpacert.state.StateSettings.Http.Locking;
import io.github.zpacert.state.StateSettings.Http.Login;
import io.github.zpacert.state.StateSettings.Http.Retries;
import io.github.zpacert.state.StateSettings.Http.Tls;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the keys of the {@code http} backend: Terraform's, with its variables. As there, what is written wins. */
final class HttpStateReader {

  private static final ImmutableSet<String> OWN_KEYS = ImmutableSet.of(
      "backend",
      "address",
      "updateMethod",
      "lockAddress",
      "lockMethod",
      "unlockAddress",
      "unlockMethod",
      "username",
      "password",
      "headers",
      "retryMax",
      "retryWaitMin",
      "retryWaitMax");
  private static final ImmutableSet<String> KEYS =
      ImmutableSet.<String>builder().addAll(OWN_KEYS).addAll(HttpTlsReader.KEYS).build();
  private static final Pattern METHOD = Pattern.compile("[A-Z]{2,20}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern SECRET_HEADER =
      Pattern.compile("(?i).*(auth|token|secret|password|cookie|key|credential).*");

  private final StateFields state;
  private final Problems problems;

  HttpStateReader(StateFields state) {
    this.state = state;
    this.problems = state.problems();
  }

  Optional<StateSettings> read() {
    state.refuseUnknown(
        KEYS,
        "credentials are username and password, or headers, from the environment:"
            + " TF_HTTP_USERNAME, TF_HTTP_PASSWORD");
    Optional<URI> address =
        state.required("address", "TF_HTTP_ADDRESS").flatMap(t -> Urls.address(t, problems));
    String updateMethod = method("updateMethod", "TF_HTTP_UPDATE_METHOD", "POST");
    Optional<Locking> locking = locking();
    Optional<Login> login = login();
    ImmutableMap<String, Secret> headers = headers();
    Retries retries = retries();
    Tls tls = new HttpTlsReader(state).read();
    return address.map(
        a -> new StateSettings.Http(a, updateMethod, locking, login, headers, retries, tls));
  }

  private Optional<Locking> locking() {
    Optional<URI> lock = address("lockAddress", "TF_HTTP_LOCK_ADDRESS");
    Optional<URI> unlock = address("unlockAddress", "TF_HTTP_UNLOCK_ADDRESS");
    String lockMethod = method("lockMethod", "TF_HTTP_LOCK_METHOD", "LOCK");
    String unlockMethod = method("unlockMethod", "TF_HTTP_UNLOCK_METHOD", "UNLOCK");
    if (lock.isEmpty()) {
      problems.add(Problem.warning(
              state.fields().at(),
              "\"lockAddress\" is missing in \"state\": nothing keeps two runs apart")
          .withHint("write it, or set TF_HTTP_LOCK_ADDRESS"));
    }
    return lock.map(l -> new Locking(l, lockMethod, unlock.orElse(l), unlockMethod));
  }

  private Optional<URI> address(String key, String variable) {
    return state.text(key, variable).flatMap(t -> Urls.address(t, problems));
  }

  private String method(String key, String variable, String otherwise) {
    Optional<Text> text = state.text(key, variable);
    text.filter(t -> !METHOD.matcher(t.value()).matches())
        .ifPresent(t -> problems.add(t.mustBe("a method such as PUT")));
    return text.map(Text::value).orElse(otherwise);
  }

  private Optional<Login> login() {
    Optional<String> user = state.text("username", "TF_HTTP_USERNAME").map(Text::value);
    Optional<Secret> password = state.secret("password", "TF_HTTP_PASSWORD");
    return user.map(u -> new Login(u, password.orElseGet(() -> Secret.of(""))));
  }

  private ImmutableMap<String, Secret> headers() {
    ImmutableMap.Builder<String, Secret> headers = ImmutableMap.builder();
    state
        .fields()
        .mapping("headers")
        .ifPresent(fields -> fields
            .mapping()
            .fields()
            .forEach(
                (name, field) -> header(fields, name, field).ifPresent(v -> headers.put(name, v))));
    return headers.build();
  }

  private Optional<Secret> header(Fields headers, String name, Yaml.Field field) {
    if (!HEADER.matcher(name).matches()) {
      problems.error(
          field.keyAt(), Quoted.of(name) + " is no name of a header", "write one such as X-Team");
      return Optional.empty();
    }
    Optional<Text> value = headers.text(name);
    if (value.filter(t -> !Characters.allPrintable(t.value())).isPresent()) {
      problems.add(value.get().problem("holds a character that no header can"));
      return Optional.empty();
    }
    return SECRET_HEADER.matcher(name).matches()
        ? value.flatMap(t -> state.secret(t, ""))
        : value.map(t -> Secret.of(t.value()));
  }

  private Retries retries() {
    int max = state.number("retryMax", "TF_HTTP_RETRY_MAX", 2);
    int least = state.number("retryWaitMin", "TF_HTTP_RETRY_WAIT_MIN", 1);
    int most = state.number("retryWaitMax", "TF_HTTP_RETRY_WAIT_MAX", 30);
    if (least > most) {
      problems.error(
          state.fields().at("retryWaitMin"),
          "\"retryWaitMin\" " + least + " is more than \"retryWaitMax\" " + most,
          "both are seconds");
    }
    return new Retries(max, Duration.ofSeconds(Math.min(least, most)), Duration.ofSeconds(most));
  }
}
