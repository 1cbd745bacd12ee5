package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.diag.Suggestion;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.Auth;
import io.github.zpacert.net.Loopback;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a tenant's API and its sign-in are.
 *
 * @param base what stands before {@code /mgmtconfig}, without a slash at its end
 * @param signIn where tokens come from
 */
record Endpoints(String base, URI signIn) {

  private static final String PRODUCTION = "production";
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  private static final Pattern CUSTOMER = Pattern.compile("[A-Za-z0-9_-]+");

  private static final ImmutableMap<String, String> LEGACY_BASES =
      ImmutableMap.<String, String>builder()
          .put(PRODUCTION, "https://config.private.zscaler.com")
          .put("zpatwo", "https://config.zpatwo.net")
          .put("beta", "https://config.zpabeta.net")
          .put("gov", "https://config.zpagov.net")
          .put("govus", "https://config.zpagov.us")
          .put("preview", "https://config.zpapreview.net")
          .put("zspreview", "https://config.zpapreview.net")
          .put("dev", "https://public-api.dev.zpath.net")
          .put("qa", "https://config.qa.zpath.net")
          .put("qa2", "https://pdx2-zpa-config.qa2.zpath.net")
          .buildOrThrow();

  /** The one legacy cloud that signs in elsewhere. */
  private static final ImmutableMap<String, String> LEGACY_SIGN_INS = ImmutableMap.of(
      "dev", "https://authn1.dev.zpath.net/authn/v1/oauth/token?grant_type=CLIENT_CREDENTIALS");

  /**
   * Returns the addresses of the settings' cloud, or those that the settings name themselves.
   *
   * @throws ProblemException if the cloud is unknown, an address is missing, or one would carry credentials in the
   *     clear
   */
  static Endpoints of(TenantSettings settings) throws ProblemException {
    if (!CUSTOMER.matcher(settings.customerId()).matches()) {
      throw new ProblemException(
          Problem.error("customerId \"" + settings.customerId() + "\" is not an id of ZPA's"));
    }
    String base = settings.baseUrl().isPresent()
        ? checked("base URL", settings.baseUrl().get()).toString().replaceAll("/+$", "")
        : defaultBase(settings);
    URI signIn = settings.tokenUrl().isPresent()
        ? checked("token URL", settings.tokenUrl().get())
        : URI.create(defaultSignIn(settings, base));
    return new Endpoints(base, signIn);
  }

  private static String defaultBase(TenantSettings settings) throws ProblemException {
    String cloud = cloud(settings);
    return settings.auth() == Auth.LEGACY ? legacyBase(cloud) : oneApiHost(cloud) + "/zpa";
  }

  private static String defaultSignIn(TenantSettings settings, String base)
      throws ProblemException {
    if (settings.auth() == Auth.LEGACY) {
      String own = base + "/signin";
      return settings.baseUrl().isPresent()
          ? own
          : LEGACY_SIGN_INS.getOrDefault(cloud(settings), own);
    }
    return "https://" + vanity(settings) + "." + signInDomain(cloud(settings)) + "/oauth2/v1/token";
  }

  private static String legacyBase(String cloud) throws ProblemException {
    String base = LEGACY_BASES.get(cloud);
    if (base == null) {
      var problem = Problem.error("\"" + cloud + "\" is no cloud of the legacy API");
      throw new ProblemException(Suggestion.forWord(cloud, LEGACY_BASES.keySet())
          .map(problem::withHint)
          .orElse(problem));
    }
    return base;
  }

  private static String oneApiHost(String cloud) {
    return switch (cloud) {
      case PRODUCTION -> "https://api.zsapi.net";
      case "gov" -> "https://api.zscalergov.net";
      case "govus" -> "https://api.zscalergov.us";
      default -> "https://api." + cloud + ".zsapi.net";
    };
  }

  private static String signInDomain(String cloud) {
    return switch (cloud) {
      case PRODUCTION -> "zslogin.net";
      case "gov" -> "zidentitygov.net";
      case "govus" -> "zidentitygov.us";
      default -> "zslogin" + cloud + ".net";
    };
  }

  private static String cloud(TenantSettings settings) throws ProblemException {
    String cloud =
        settings.cloud().isEmpty() ? PRODUCTION : settings.cloud().toLowerCase(Locale.ROOT);
    if (settings.isSandbox()) {
      throw new ProblemException(Problem.error("cloud \"sandbox\" has no address of its own")
          .withHint("it is where the embedded ZPA listens"));
    }
    return label("cloud", cloud);
  }

  private static String vanity(TenantSettings settings) throws ProblemException {
    Optional<String> vanity = settings.vanityDomain().filter(v -> !v.isBlank());
    if (vanity.isEmpty()) {
      throw new ProblemException(
          Problem.error("no vanity domain, which is the first part of the tenant's sign-in address")
              .withHint("set tenant.vanityDomain, or ZSCALER_VANITY_DOMAIN"));
    }
    return label("vanity domain", vanity.get().toLowerCase(Locale.ROOT));
  }

  /** What becomes part of a host name must not be able to turn it into another host. */
  private static String label(String what, String word) throws ProblemException {
    if (!LABEL.matcher(word).matches()) {
      throw new ProblemException(Problem.error(
          what + " \"" + word + "\" is not a single word of letters, digits and hyphens"));
    }
    return word;
  }

  private static URI checked(String what, URI uri) throws ProblemException {
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    boolean safe = scheme.equals("https")
        || (scheme.equals("http")
            && Loopback.is(Optional.ofNullable(uri.getHost()).orElse("")));
    if (!safe || uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new ProblemException(
          Problem.error(what + " \"" + withoutUserInfo(uri) + "\" cannot be used")
              .withHint("use https, or http on a loopback address; without a user in it"));
    }
    return uri;
  }

  private static String withoutUserInfo(URI uri) {
    return uri.toString().replaceFirst("//[^/@]*@", "//");
  }
}
