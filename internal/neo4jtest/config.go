package neo4jtest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// writeConfig writes the server's neo4j.conf. It listens for Bolt alone, with
// and without TLS, and reports its use to nobody.
func writeConfig(home, address string) error {
	dir := filepath.Join(home, "conf")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	text := fmt.Sprintf(`server.default_listen_address=127.0.0.1
server.bolt.listen_address=%[1]s
server.bolt.advertised_address=%[1]s
server.bolt.tls_level=OPTIONAL
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.client_auth=NONE
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=64m
dbms.usage_report.enabled=false
`, address)
	return os.WriteFile(filepath.Join(dir, "neo4j.conf"), []byte(text), 0o644)
}

// writeCertificate writes a key and a self-signed certificate for the loopback
// address where the server looks for them, and returns the certificate's path.
func writeCertificate(home string) (string, error) {
	dir := filepath.Join(home, "certificates", "bolt")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return "", err
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "Neo4j of a test"},
		NotBefore:             now.Add(-time.Hour),
		NotAfter:              now.Add(24 * time.Hour),
		IPAddresses:           []net.IP{net.IPv4(127, 0, 0, 1)},
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return "", err
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return "", err
	}
	if err := writePEM(filepath.Join(dir, "private.key"), "PRIVATE KEY", pkcs8); err != nil {
		return "", err
	}
	file := filepath.Join(dir, "public.crt")
	return file, writePEM(file, "CERTIFICATE", der)
}

func writePEM(file, kind string, data []byte) error {
	return os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: data}), 0o600)
}
