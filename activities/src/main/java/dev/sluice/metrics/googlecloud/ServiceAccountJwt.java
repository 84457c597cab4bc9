package dev.sluice.metrics.googlecloud;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.metrics.ProviderException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** What a service account shows to be given a token: a JWT that is signed with its key (RFC 7523, RS256). */
final class ServiceAccountJwt {
    private static final long LIFE_SECONDS = 3600;
    private static final String SCOPE = "https://www.googleapis.com/auth/monitoring.read";

    private ServiceAccountJwt() {}

    static String sign(Json.Obj key, Instant now) throws ProviderException {
        Json.Obj header = Json.Obj.EMPTY
                .with("alg", Json.of("RS256"))
                .with("typ", Json.of("JWT"))
                .with("kid", Json.of(key.text("private_key_id").orElse("")));
        Json.Obj claims = Json.Obj.EMPTY
                .with("iss", Json.of(GoogleAccount.part(key, "client_email")))
                .with("scope", Json.of(SCOPE))
                .with("aud", Json.of(GoogleAccount.part(key, "token_uri")))
                .with("iat", Json.of(now.getEpochSecond()))
                .with("exp", Json.of(now.getEpochSecond() + LIFE_SECONDS));
        String text = encoded(JsonText.write(header).getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(JsonText.write(claims).getBytes(StandardCharsets.UTF_8));
        return text + "." + encoded(signature(GoogleAccount.part(key, "private_key"), text));
    }

    private static byte[] signature(String pem, String text) throws ProviderException {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey(pem));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new ProviderException("the service account's private_key is not an RSA key in PKCS #8");
        }
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
