package dev.sluice.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressPolicyTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            10.1.2.3,               -
            192.168.0.1,            -
            8.8.8.8,                -
            fd00::1,                -
            2001:4860:4860::8888,   -
            127.0.0.1,              loopback
            127.255.0.7,            loopback
            ::1,                    loopback
            0.0.0.0,                not a host
            0.1.2.3,                not a host
            ::,                     not a host
            255.255.255.255,        not a host
            169.254.1.1,            link-local
            fe80::1,                link-local
            169.254.169.254,        a cloud's metadata endpoint
            169.254.170.2,          a cloud's metadata endpoint
            100.100.100.200,        a cloud's metadata endpoint
            fd00:ec2::254,          a cloud's metadata endpoint
            224.0.0.1,              multicast
            ff02::1,                multicast
            ::ffff:127.0.0.1,       loopback
            ::ffff:169.254.169.254, a cloud's metadata endpoint
            ::127.0.0.1,            loopback
            64:ff9b::a9fe:a9fe,     a cloud's metadata endpoint
            64:ff9b:1::7f00:1,      loopback
            2002:7f00:1::1,         loopback
            2002:a9fe:a9fe::,       a cloud's metadata endpoint
            """)
    void deniesWhatIsTheClustersOwn(String address, String refusal) throws UnknownHostException {
        AddressPolicy policy = AddressPolicy.from(name -> "");

        assertThat(policy.refusal(InetAddress.getByName(address)).orElse(null)).isEqualTo(refusal);
    }

    /** Java takes these for addresses, so they never reach a name server. */
    @ParameterizedTest
    @CsvSource({"2130706433, loopback", "127.1, loopback", "0, not a host"})
    void isNotDeceivedByOddSpellings(String host, String refusal) throws UnknownHostException {
        AddressPolicy policy = AddressPolicy.from(name -> "");

        assertThat(policy.refusal(InetAddress.getByName(host))).contains(refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            127.0.0.1       | 127.0.0.0/8             |                  | -
            127.0.0.1       | 127.0.0.1               |                  | -
            127.0.0.2       | 127.0.0.1               |                  | loopback
            127.0.0.1       | 0.0.0.0/0               |                  | loopback
            169.254.169.254 | 169.254.0.0/16          |                  | a cloud's metadata endpoint
            169.254.169.254 | 169.254.169.254/32      |                  | -
            10.1.2.3        |                         | 10.0.0.0/8       | denied by SLUICE_METRICS_DENY
            10.1.2.3        | 10.1.0.0/16             | 10.0.0.0/8       | -
            10.1.2.3        | 10.0.0.0/8              | 10.1.2.3         | denied by SLUICE_METRICS_DENY
            10.1.2.3        | 10.0.0.0/8              | 10.0.0.0/8       | denied by SLUICE_METRICS_DENY
            8.8.8.8         | 10.0.0.0/8,fd00::/8     | 0.0.0.0/0, ::/0  | denied by SLUICE_METRICS_DENY
            fd00::1         | 10.0.0.0/8, fd00::/8    | 0.0.0.0/0, ::/0  | -
            ::ffff:10.0.0.1 |                         | 10.0.0.0/8       | denied by SLUICE_METRICS_DENY
            """)
    void letsTheNarrowestRangeDecide(String address, String allow, String deny, String refusal)
            throws UnknownHostException {
        AddressPolicy policy = AddressPolicy.from(name -> text(name.equals(AddressPolicy.ALLOW) ? allow : deny));

        assertThat(policy.refusal(InetAddress.getByName(address)).orElse(null)).isEqualTo(refusal);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            example.org,       ``
            10.0.0.0/33,       `: prefix 33 is outside 0..32`
            10.0.0.1/8,        `: 10.0.0.1 has bits set beyond its prefix 8`
            10.0.0/8,          ``
            10.0.0.0.0/8,      ``
            010.0.0.0/8,       ``
            300.0.0.0/8,       ``
            10.0.0.0/08,       ``
            10.0.0.0/,         ``
            /8,                ``
            fd00::1::2/64,     ``
            fd00::/129,        `: prefix 129 is outside 0..128`
            ::ffff:10.0.0.0/8, `: write IPv4 as IPv4`
            """)
    void saysWhichRangeIsNone(String range, String why) {
        assertThatThrownBy(() -> AddressPolicy.from(name -> name.equals(AddressPolicy.DENY) ? range : ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SLUICE_METRICS_DENY: \"" + range
                        + "\" must be an address or a range such as 10.0.0.0/8 or fd00::/8" + why);
    }
}
