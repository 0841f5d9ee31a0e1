package dev.pesewa.prices;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads who serves a model, who made it and what it is called there. The provider that the caller
/// names is the host. A name that only one host uses says the host too: `us.anthropic.…` is
/// Bedrock's, `…:free` OpenRouter's, `…@20250929` Vertex AI's, `azure/…` Azure's. When both are
/// given, and the provider is only the maker, the name decides; two different hosts have no price.
final class ModelNameParser {

    private static final String AWS = "aws";
    private static final String GOOGLE = "google";
    private static final String OPENROUTER = "openrouter";

    private static final Pattern ARN =
            Pattern.compile(
                    "arn:aws[a-z-]*:bedrock:.*[:/](?:foundation-model|inference-profile)/(.+)");

    private static final Pattern PUBLISHER =
            Pattern.compile("(?:projects/[^/]+/locations/[^/]+/)?publishers/([^/]+)/models/(.+)");

    /// The ways to Bedrock and Azure that LiteLLM writes between the host and the model.
    private static final Pattern ROUTE =
            Pattern.compile(
                    "(?:(?:converse|converse_like|invoke|global|global-standard"
                            + "|[a-z]{2}(?:-gov)?-[a-z]+-\\d)/)+(.+)");

    private static final Pattern BEDROCK =
            Pattern.compile(
                    "(?:(us|eu|apac|au|jp|ca|sa|us-gov|global|regional)\\.)?"
                            + "(ai21|amazon|anthropic|cohere|deepseek|google|luma|meta|minimax"
                            + "|mistral|moonshot|nvidia|openai|qwen|stability|twelvelabs|writer"
                            + "|zai)\\.(.+)");

    private static final Pattern VERTEX = Pattern.compile(".+@(?:\\d{8}|00\\d|default|latest)");

    private static final Pattern FINE_TUNED = Pattern.compile("(?:openai/)?(ft:[^:]+)(?::.*)?");

    private final ProviderNames providers;

    ModelNameParser(ProviderNames providers) {
        this.providers = providers;
    }

    ModelName parse(String provider, String model) {
        NameReading reading = new NameReading(model.strip().toLowerCase(Locale.ROOT));
        reading.readProvider(provider.strip().toLowerCase(Locale.ROOT));
        reading.readPaths();
        reading.readSpellings();
        reading.decideHost();
        reading.readMaker();
        return reading.done();
    }

    private final class NameReading {

        private final Set<String> names = new LinkedHashSet<>();
        private final List<String> steps = new ArrayList<>();
        private final String asked;
        private String name;
        private String host = "";
        private String hostInName = "";
        private String maker = "";
        private boolean assumed;
        private @Nullable String problem;

        NameReading(String asked) {
            this.asked = asked;
            this.name = asked;
        }

        void readProvider(String provider) {
            if (providers.isProxy(provider)) {
                steps.add(quoted(provider) + " calls any provider: the model's name decides");
            } else if (!provider.isEmpty()) {
                host = providers.canonical(provider);
                steps.add("the provider " + quoted(provider) + " is the host " + host);
            }
        }

        void readPaths() {
            Matcher arn = ARN.matcher(name);
            Matcher publisher = PUBLISHER.matcher(name);
            if (arn.matches()) {
                says(AWS, "an ARN", arn.group(1));
            } else if (publisher.matches()) {
                maker = providers.canonical(publisher.group(1));
                says(GOOGLE, "a publisher's path", publisher.group(2));
            } else if (name.startsWith("models/")) {
                strip("models/", "Google's API writes it before a name");
            } else {
                readHostPath();
            }
        }

        /// `azure/gpt-4o`, `openrouter/anthropic/claude-opus-5`: hosts; `openai/gpt-4o` is a maker.
        private void readHostPath() {
            String first = beforeSlash(name);
            String named = providers.canonical(first);
            boolean vertex = first.startsWith("vertex");
            boolean known = !first.isEmpty() && providers.hosts().contains(named);
            if (known && (vertex || !providers.isMaker(named))) {
                says(named, quoted(first + "/"), name.substring(first.length() + 1));
                Matcher route = ROUTE.matcher(name);
                if (route.matches()) {
                    name = route.group(1);
                }
            }
        }

        void readSpellings() {
            Matcher bedrock = BEDROCK.matcher(name);
            Matcher tuned = FINE_TUNED.matcher(name);
            if (bedrock.matches()) {
                readBedrock(bedrock);
            } else if (VERTEX.matcher(name).matches() && hostInName.isEmpty()) {
                says(GOOGLE, "the version after @", name);
            } else if (name.endsWith(":free") && hostInName.isEmpty()) {
                says(OPENROUTER, quoted(":free"), name);
            } else if (tuned.matches()) {
                says("openai", quoted("ft:"), tuned.group(1));
                steps.add("it is fine-tuned, and has a price of its own");
            }
        }

        private void readBedrock(Matcher bedrock) {
            String region = bedrock.group(1);
            boolean global = "global".equals(region);
            maker = providers.canonical(bedrock.group(2));
            String plain = bedrock.group(2) + "." + bedrock.group(3);
            names.add((global ? "global." : "regional.") + plain);
            names.add(plain);
            says(AWS, quoted((region == null ? "" : region + ".") + bedrock.group(2) + "."), name);
            steps.add(global ? "it has Bedrock's global price" : "it has Bedrock's regional price");
        }

        private void says(String said, String by, String rest) {
            hostInName = said;
            name = rest;
            steps.add(by + " is a spelling of " + said);
        }

        private void strip(String prefix, String why) {
            name = name.substring(prefix.length());
            steps.add(quoted(prefix) + " is left out: " + why);
        }

        void decideHost() {
            if (hostInName.isEmpty() || hostInName.equals(host)) {
                return;
            }
            if (host.isEmpty()) {
                host = hostInName;
            } else if (providers.isMaker(host)) {
                steps.add(host + " is the maker; the name is one of " + hostInName);
                maker = host;
                host = hostInName;
            } else {
                problem = "the provider is " + host + ", but the name is one of " + hostInName;
            }
        }

        void readMaker() {
            names.add(name);
            String first = beforeSlash(name);
            if (!first.isEmpty()) {
                readMakerPath(providers.canonical(first), name.substring(first.length() + 1));
            }
            Optional<String> byName = providers.makerOf(name);
            if (maker.isEmpty()) {
                maker = byName.orElse("");
            }
            if (host.isEmpty() && byName.isPresent()) {
                host = byName.get();
                assumed = true;
                steps.add("by its name it is one of " + host + ", and no other host is named");
            }
        }

        private void readMakerPath(String named, String rest) {
            Optional<String> byName = providers.makerOf(rest);
            boolean known = providers.isMaker(named);
            if (named.equals(host) || (host.isEmpty() && known)) {
                host = named;
                steps.add(quoted(beforeSlash(name) + "/") + " names " + named);
                names.add(rest);
            } else if (providers.isMaker(host) && known) {
                problem = "the provider is " + host + ", but the name says " + named;
            } else if (known && named.equals(byName.orElse(named))) {
                names.add(rest);
            }
            if (maker.isEmpty()) {
                maker = known ? named : byName.orElse(named);
            }
        }

        private static String beforeSlash(String text) {
            return text.substring(0, Math.max(0, text.indexOf('/')));
        }

        private static String quoted(String text) {
            return "\"" + text + "\"";
        }

        ModelName done() {
            names.add(asked);
            return new ModelName(
                    host, assumed, maker, List.copyOf(names), steps, Optional.ofNullable(problem));
        }
    }
}
