// Command hash-types prints the fields of a Kubernetes pod template as Go encodes them: the type table of the pod template hash.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"reflect"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// Types that encode themselves, by the name that the table gives them.
var special = map[reflect.Type]string{
	reflect.TypeFor[resource.Quantity]():  "quantity",
	reflect.TypeFor[intstr.IntOrString](): "int-or-string",
	reflect.TypeFor[metav1.Time]():        "time",
	reflect.TypeFor[metav1.FieldsV1]():    "raw",
}

var (
	marshaler   = reflect.TypeFor[json.Marshaler]()
	unmarshaler = reflect.TypeFor[json.Unmarshaler]()
)

// table is what has been printed: the structs by name, in the order in which they were met.
type table struct {
	known map[string]reflect.Type
	queue []reflect.Type
}

func main() {
	log.SetFlags(0)
	t := &table{known: map[string]reflect.Type{}}
	fmt.Printf("# Fields of a pod template as Go encodes them. Made by deploy/hash-types from k8s.io/api %s; do not edit.\n", version())
	t.name(reflect.TypeFor[corev1.PodTemplateSpec]())
	for len(t.queue) > 0 {
		next := t.queue[0]
		t.queue = t.queue[1:]
		fmt.Println(next.Name())
		t.fields(next, map[string]bool{})
	}
}

func version() string {
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		log.Fatal(err)
	}
	for _, line := range strings.Split(string(mod), "\n") {
		if words := strings.Fields(line); len(words) >= 2 && words[0] == "k8s.io/api" {
			return words[1]
		}
	}
	log.Fatal("go.mod requires no k8s.io/api")
	return ""
}

// fields prints the fields of a struct, with those of embedded structs in their place.
func (t *table) fields(of reflect.Type, seen map[string]bool) {
	for i := range of.NumField() {
		field := of.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Anonymous && name == "" {
			t.fields(field.Type, seen)
			continue
		}
		if name == "" || name == "-" || seen[name] {
			log.Fatalf("%s.%s: no name of its own", of, field.Name)
		}
		seen[name] = true
		fmt.Printf(" %s %s%s\n", name, t.name(field.Type), flags(strings.Split(options, ",")))
	}
}

func flags(options []string) string {
	result := ""
	for _, option := range options {
		switch option {
		case "omitempty":
			result += " omitempty"
		case "omitzero":
			result += " omitzero"
		case "", "inline":
		default:
			log.Fatalf("unknown option %q", option)
		}
	}
	return result
}

// name is how the table writes a type; a struct is printed later.
func (t *table) name(of reflect.Type) string {
	if name, ok := special[of]; ok {
		return name
	}
	switch of.Kind() {
	case reflect.Pointer:
		return "*" + t.name(of.Elem())
	case reflect.Slice:
		return "[]" + t.name(of.Elem())
	case reflect.Map:
		if of.Key().Kind() != reflect.String {
			log.Fatalf("%s: keys are no strings", of)
		}
		return "map:" + t.name(of.Elem())
	}
	if of.Implements(marshaler) || reflect.PointerTo(of).Implements(unmarshaler) {
		log.Fatalf("%s: encodes itself, in a way this program does not know", of)
	}
	switch of.Kind() {
	case reflect.String, reflect.Bool, reflect.Int32, reflect.Int64:
		return of.Kind().String()
	case reflect.Struct:
		return t.structName(of)
	}
	log.Fatalf("%s: a kind this program does not know", of)
	return ""
}

func (t *table) structName(of reflect.Type) string {
	name := of.Name()
	if known, ok := t.known[name]; ok && known != of {
		log.Fatalf("two types are called %s", name)
	}
	if _, ok := t.known[name]; !ok {
		t.known[name] = of
		t.queue = append(t.queue, of)
	}
	return name
}
